/**
 * What is known about the command lines of tools: which names are tools, which subcommands they have, and how many
 * arguments each cannot do without. Tables of words, `name:minimum`; a name without a number needs no argument.
 */

/** A tool whose first word is a subcommand, keyed by the words before: `docker`, `docker container`. */
export const families: Readonly<Record<string, string>> = {
  docker: `ps images info version login logout search:1 run:1 create:1 start:1 stop:1 restart:1 kill:1 rm:1 rmi:1 pause:1
    unpause:1 exec:2 attach:1 logs:1 top:1 stats inspect:1 build:1 pull:1 push:1 tag:2 commit:1 save:1 load import:1 export:1
    cp:2 diff:1 port:1 rename:2 update:1 wait:1 events history:1 deploy:1 scan:1 scout`,
  'docker container': `ls list ps prune run:1 create:1 start:1 stop:1 restart:1 kill:1 rm:1 remove:1 pause:1 unpause:1 exec:2
    attach:1 logs:1 top:1 stats inspect:1 commit:1 export:1 cp:2 diff:1 port:1 rename:2 update:1 wait:1`,
  'docker image': `ls list prune build:1 pull:1 push:1 tag:2 rm:1 remove:1 inspect:1 history:1 save:1 load import:1`,
  'docker network': `ls list prune create:1 rm:1 remove:1 inspect:1 connect:2 disconnect:2`,
  'docker volume': `ls list prune create rm:1 remove:1 inspect:1`,
  'docker swarm': `init leave join:1 join-token:1 ca unlock unlock-key update`,
  'docker service': `ls list create:1 rm:1 remove:1 inspect:1 ps:1 logs:1 scale:1 update:1 rollback:1`,
  'docker stack': `ls list deploy:1 rm:1 remove:1 ps:1 services:1 config`,
  'docker node': `ls list ps rm:1 inspect:1 promote:1 demote:1 update:1`,
  'docker secret': `ls list create:1 rm:1 inspect:1`,
  'docker config': `ls list create:1 rm:1 inspect:1`,
  'docker system': `df info events prune`,
  'docker builder': `prune build:1`,
  'docker context': `ls list show create:1 use:1 rm:1 inspect export:1 import:1 update:1`,
  'docker plugin': `ls list install:1 enable:1 disable:1 rm:1 inspect:1`,
  'docker manifest': `create:1 inspect:1 push:1 annotate:2`,
  'docker trust': `sign:1 inspect:1 revoke:1`,
  'docker buildx': `ls build:1 create use:1 rm inspect prune bake version du`,
  'docker scout': `quickview cves:1 recommendations:1`,
  'docker compose': `up down ps ls logs build pull push start stop restart rm kill pause unpause config top images events
    version create run:1 exec:2 scale:1 port:1 cp:2 watch convert`,
  'docker-compose': `up down ps ls logs build pull push start stop restart rm kill pause unpause config top images events
    version create run:1 exec:2 scale:1 port:1 bundle`,
  'docker-machine': `ls create:1 start stop restart rm:1 ip ssh:1 env:1 active status inspect:1 url kill scp:2 upgrade:1 config:1
    regenerate-certs version provision:1`,
  podman: `ps images info version login logout run:1 exec:2 build:1 pull:1 push:1 stop:1 start:1 rm:1 rmi:1 logs:1 inspect:1`,
  git: `init status log diff pull push fetch commit stash show blame:1 branch merge:1 rebase:1 checkout:1 switch:1 restore:1
    clone:1 add:1 rm:1 mv:2 tag remote reset revert:1 cherry-pick:1 config:1 bisect:1 submodule:1 worktree:1 clean gc reflog
    describe shortlog grep:1 archive:1 apply:1 am:1 help ls-files ls-remote rev-parse:1 lfs:1 version`,
  kubectl: `get:1 describe:1 apply:1 create:1 delete:1 edit:1 logs:1 exec:2 run:1 expose:1 scale:1 autoscale:1 set:2 label:1
    annotate:1 patch:1 replace:1 explain:1 cordon:1 uncordon:1 drain:1 taint:1 cp:2 attach:1 port-forward:2 proxy cluster-info
    version api-resources api-versions diff:1 wait:1 debug:1 kustomize:1 options`,
  'kubectl config': `view current-context get-contexts get-clusters get-users use-context:1 set-context set-cluster:1
    set-credentials:1 set:2 unset:1 delete-context:1 delete-cluster:1 rename-context:2`,
  'kubectl rollout': `status:1 history:1 undo:1 restart:1 pause:1 resume:1`,
  'kubectl top': `node nodes pod pods`,
  'kubectl auth': `can-i:1 whoami`,
  'kubectl krew': `install:1 list update upgrade search`,
  'kubectl certificate': `approve:1 deny:1`,
  minikube: `start stop status delete dashboard ip ssh pause unpause logs version update-check service:1 tunnel mount:1 addons:1
    config:1 kubectl:1 docker-env image:1 profile node:1 podman-env cache:1`,
  kind: `create:1 delete:1 get:1 load:1 version export:1`,
  k3d: `cluster:1 node:1 version`,
  helm: `list ls install:1 upgrade:1 uninstall:1 delete:1 repo:1 search:1 init status:1 history:1 rollback:1 template:1 show:1
    pull:1 package:1 create:1 lint dependency:1 get:1 version env inspect:1 fetch:1 test:1`,
  'helm get': `all:1 hooks:1 manifest:1 notes:1 values:1`,
  eksctl: `create:1 delete:1 get:1 scale:1 upgrade:1 utils:1 version info enable:1 drain:1 set:1 associate:1`,
  kops: `create:1 delete:1 get:1 edit:1 update:1 validate:1 export:1 replace:1 rolling-update:1 version toolbox:1`,
  kubeadm: `init join:1 reset upgrade:1 token:1 config:1 version certs:1`,
  istioctl: `install version analyze dashboard:1 proxy-status kube-inject:1 verify-install manifest:1 profile:1`,
  terraform: `init plan apply destroy validate fmt output show refresh get console graph version providers import:2 state:1
    workspace:1 taint:1 untaint:1 login`,
  tofu: `init plan apply destroy validate fmt output show import:2 state:1 workspace:1`,
  pulumi: `up preview destroy refresh stack login new:1 config:1`,
  packer: `init:1 build:1 validate:1 fmt:1 version`,
  vagrant: `up halt ssh destroy status init reload provision suspend resume box:1 plugin:1 global-status port version package
    snapshot:1`,
  ansible: `all:1`,
  eb: `init create deploy open status health events logs list terminate config scale:1 ssh printenv setenv:1 use:1 swap abort
    console clone restore platform:1 local:1 codesource upgrade`,
  sam: `init build deploy package validate delete logs:1 local:1 sync list:1 publish remote:1 pipeline:1 traces`,
  cdk: `init bootstrap synth synthesize deploy destroy diff list ls doctor context docs watch`,
  amplify: `init configure push pull publish status serve delete console add:1 remove:1 update:1 mock env:1 run codegen`,
  copilot: `init deploy:0 app:1 env:1 svc:1 job:1 pipeline:1 version`,
  'ecs-cli': `configure:1 up down ps scale:1 compose:1 push:1 pull:1 images logs:1`,
  serverless: `deploy remove info login invoke:1 logs:1 create:1 offline package plugin:1 config:1`,
  sls: `deploy remove info login invoke:1 logs:1 create:1 offline package plugin:1`,
  gcloud: `init info version auth:1 config:1 compute:1 container:1 projects:1 app:1 builds:1 components:1 functions:1 run:1
    services:1 sql:1 iam:1 dataproc:1 artifacts:1 pubsub:1 storage:1`,
  gsutil: `ls mb:1 rb:1 cp:2 mv:2 rm:1 rsync:2 cat:1 du stat:1 config`,
  az: `login logout account:1 group:1 vm:1 aks:1 acr:1 storage:1 webapp:1 network:1 container:1 version functionapp:1`,
  heroku: `login logout create open logs ps config git:remote:1 apps run:1 addons container:1 buildpacks`,
  npm: `install i ci start test run:1 run-script:1 init uninstall:1 update publish login logout whoami ls list outdated audit cache:1
    config:1 link pack version view:1 exec:1 create:1 rebuild search:1 prune dedupe t adduser`,
  yarn: `install add:1 start build test dev run:1 remove:1 init upgrade global:1 link serve lint create:1`,
  pnpm: `install i add:1 start build test dev run:1 remove:1 init update dlx:1 create:1`,
  bun: `install add:1 run:1 test init`,
  pip: `install:1 uninstall:1 list freeze show:1 download:1 check search:1 wheel:1 config:1`,
  pip3: `install:1 uninstall:1 list freeze show:1 download:1 check search:1 wheel:1 config:1`,
  pipenv: `install shell sync lock run:1 uninstall:1 graph`,
  poetry: `install new:1 add:1 run:1 shell build publish init update lock`,
  conda: `create:1 activate deactivate install:1 list update:1 env:1 info init remove:1 config:1`,
  uv: `sync pip:1 run:1 venv add:1 init tool:1 lock`,
  pipx: `install:1 run:1 list upgrade:1 ensurepath`,
  gem: `install:1 list update uninstall:1 build:1 push:1`,
  bundle: `install exec:1 update init`,
  composer: `install update require:1 create-project:1 dump-autoload`,
  cargo: `build run test new:1 init add:1 install:1 update check clippy fmt publish doc bench clean`,
  rustup: `update default:1 target:1 show install:1`,
  deno: `run:1 test add:1 install task:1 fmt lint compile:1`,
  go: `build run:1 get install mod:1 test version env fmt vet generate work:1 tool:1 clean list doc:1`,
  dotnet: `new:1 run build test restore publish add:1 tool:1 ef:1`,
  rails: `server s new:1 generate:1 g:1 console c db:migrate db:create`,
  apt: `update upgrade full-upgrade autoremove autoclean clean install:1 remove:1 purge:1 search:1 list show:1 policy build-dep:1`,
  'apt-get': `update upgrade dist-upgrade autoremove autoclean clean install:1 remove:1 purge:1 build-dep:1 source:1 check`,
  'apt-cache': `search:1 policy show:1 madison:1 showpkg:1`,
  'apt-key': `add:1 list adv:1 fingerprint del:1`,
  'apt-mark': `hold:1 unhold:1`,
  yum: `update upgrade install:1 remove:1 erase:1 search:1 list info:1 clean:1 repolist makecache groupinstall:1 check-update
    localinstall:1 localinstall:1 history provides:1 reinstall:1 downgrade:1 autoremove groupinstall:1`,
  dnf: `update upgrade install:1 remove:1 search:1 list info:1 clean:1 repolist makecache module:1 check-update config-manager:1
    groupinstall:1 autoremove copr:1 provides:1`,
  zypper: `install:1 in:1 remove:1 update refresh search:1 addrepo:1`,
  apk: `add:1 del:1 update upgrade info search:1 fix`,
  brew: `install:1 uninstall:1 update upgrade list search:1 info:1 tap:1 services:1 cask:1 link:1 cleanup doctor reinstall:1`,
  snap: `install:1 remove:1 list find:1 refresh info:1`,
  choco: `install:1 upgrade:1 uninstall:1 list search:1`,
  winget: `install:1 upgrade search:1 list uninstall:1`,
  scoop: `install:1 update bucket:1 list`,
  'amazon-linux-extras': `list install:1 enable:1 info:1 disable:1`,
  systemctl: `start:1 stop:1 restart:1 reload:1 enable:1 disable:1 status is-enabled:1 is-active:1 daemon-reload list-units
    list-unit-files mask:1 unmask:1 show:1 cat:1 edit:1 reboot poweroff isolate:1 try-restart:1`,
  rabbitmqctl: `status list_queues list_exchanges list_bindings list_users stop_app start_app reset add_user:2 cluster_status
    join_cluster:1 set_user_tags:1 set_permissions:1`,
  ufw: `status enable disable reload allow:1 deny:1 delete:1 default:1`,
  ip: `a addr address link l route r neigh netns rule maddr tuntap tunnel -4:0`,
  'ip netns': `list ls add:1 del:1 delete:1 exec:2`,
  brctl: `show addbr:1 delbr:1 addif:2 delif:2 stp:2 showmacs:1`,
  nmcli: `device dev connection con general radio networking`,
  hdfs: `dfs:1 dfsadmin:1 namenode:0 datanode:0 fsck:1 balancer getconf:1 zkfc:1 journalnode`,
  hadoop: `fs:1 dfs:1 dfsadmin:1 version jar:1 classpath distcp:2 job:1 namenode:1 checknative archive:1`,
  mapred: `job:1 historyserver streaming:1 queue:1`,
  vault: `status login server:1 kv:1 secrets:1 read:1 write:2 list:1 token:1 operator:1 policy:1 auth:1`,
  consul: `members agent:1 kv:1 join:1 leave info catalog:1 version`,
  nomad: `status run:1 agent:1 job:1 node:1 plan:1`,
  etcdctl: `get:1 put:2 del:1 member:1 endpoint:1 watch:1 snapshot:1 version`,
  gh: `auth:1 repo:1 pr:1 issue:1 gist:1 workflow:1 run:1`,
  tmux: `new attach ls new-session attach-session a detach kill-session list-sessions split-window send-keys:1 kill-server`,
  openssl: `req:1 genrsa x509:1 rsa:1 s_client:1 version rand:1 enc:1 dgst:1 pkcs12:1 aes-256-cbc:1 genpkey:1 passwd:1`,
  pm2: `start:1 stop:1 restart:1 list ls logs save startup delete:1 monit status kill reload:1`,
  ng: `serve new:1 build generate:1 g:1 test add:1 deploy version lint`,
  vue: `create:1 serve build add:1 ui`,
  expo: `start init:1 build:1 publish`,
  firebase: `login init deploy serve emulators:start use:1 projects:list functions:log hosting:disable`,
  netlify: `login deploy init dev link`,
  chalice: `new-project:1 deploy local delete logs package:1`,
  zappa: `init deploy update undeploy tail status`,
  multipass: `launch list shell exec:2 start:1 stop:1 delete:1 purge info:1 mount:2 transfer:2`,
  mvn: `clean package install test compile verify deploy site validate spring-boot:run exec:java dependency:tree archetype:generate
    jetty:run tomcat7:run wrapper:wrapper clean:clean`,
  gradle: `build clean test run tasks bootRun assemble init wrapper jar shadowJar dependencies`,
  sbt: `package compile run test assembly clean console`,
  localstack: `start stop status logs`,
  skaffold: `dev run build deploy delete init`,
  fly: `launch deploy status logs open auth:1`,
  flyctl: `launch deploy status logs open auth:1`,
  linkerd: `check install uninstall dashboard version inject:1 viz:1 stat:1`,
  argocd: `login:1 app:1 account:1 repo:1 version cluster:1`,
  oc: `login get:1 new-project:1 new-app:1 status apply:1 create:1 delete:1 describe:1 expose:1 logs:1 project projects whoami`,
  microk8s: `status start stop enable:1 kubectl:1 add-node inspect config`,
  nvm: `install:1 use:1 ls list ls-remote alias:2 current`,
  sdk: `install:1 list use:2 default:2 version`,
  pyenv: `install:1 global:1 local:1 versions virtualenv:1 activate:1`,
  code: `.:0`,
  func: `init start new azure:1`,
  airflow: `standalone scheduler webserver version db:1 dags:1 tasks:1 users:1 connections:1 variables:1`,
  dbt: `run test build seed snapshot compile deps debug init docs:1`,
  dvc: `init push pull repro status add:1 remote:1`,
  mlflow: `ui server run:1 models:1`,
  streamlit: `hello run:1`,
  bq: `ls mk:1 query:1 load:2 show:1 head:1 rm:1 extract:2`,
  flux: `check bootstrap:1 get:1 create:1 reconcile:2`,
  'rabbitmq-plugins': `list enable:1 disable:1`,
};

/**
 * Plain tools, and how many arguments each cannot do without. Behind `?` those whose name is an English word or
 * a common term as well: their argument must look like one of a command.
 */
export const plain = `
  cd:1 ls:0 ll:0 la:0 pwd:0 cat:1 tac:1 echo:1 printf:1 mkdir:1 rmdir:1 rm:1 cp:2 mv:2 ln:2 chmod:2 chown:2 chgrp:2 df:0 du:0 stat:1?
  touch:1? head:1? tail:1? less:1? more:1? find:1? locate:1 grep:1 egrep:1 fgrep:1 rg:1 awk:1 sed:1 sort:1? uniq:1 cut:1? tr:2 wc:1 tee:1 xargs:1
  diff:2? cmp:2? tree:0? file:1? which:1? whereis:1  alias:1? unalias:1 export:1? unset:1? set:1? source:1? .:1 eval:1? history:0
  clear:0? exit:0 logout:0 whoami:0 who:0 w:0 id:0 groups:0 hostname:0 hostnamectl:0 uname:0 uptime:0 date:0? cal:0 free:0? top:0 htop:0 ps:0 pstree:0
  jobs:0 fg:0 bg:0 kill:1? killall:1 pkill:1 pgrep:1 pidof:1 sleep:1? wait:0? watch:1? time:1? env:0 printenv:0 reboot:0 shutdown:0 poweroff:0
  halt:0 su:0 passwd:0 useradd:1 adduser:1 usermod:1 userdel:1 groupadd:1 addgroup:1 gpasswd:1 newgrp:0 visudo:0 mount:0? umount:1 fdisk:1 lsblk:0 mkfs:1 mkfs.ext4:1
  mkfs.xfs:1 mkswap:1 swapon:1 swapoff:1 fallocate:1 dd:1 growpart:1 resize2fs:1 blkid:0 lscpu:0 lsof:0 lsmod:0 modprobe:1 sysctl:1 dmesg:0 journalctl:0 crontab:1 ulimit:0 umask:0 getenforce:0 setenforce:1
  ifconfig:0 ifup:1 ifdown:1 route:0? netstat:0 ss:0 arp:0 arping:1 ping:1 ping6:1 traceroute:1 tracert:1 tracepath:1 mtr:1 nslookup:1 dig:1? host:1? whois:1 curl:1 wget:1 http:1? nc:1 ncat:1
  netcat:1 telnet:1 ssh:1 scp:2 sftp:1 rsync:2 ftp:1 ssh-keygen:0 ssh-copy-id:1 ssh-add:0 ssh-agent:0 tcpdump:0 iptables:1 iptables-save:0 iptables-restore:0 ip6tables:1 ethtool:1 nmap:1 iperf:1 iperf3:1 tc:1
  bridge:1? nsenter:1 unshare:1? lsns:0 chroot:1 cgcreate:1 cgexec:1 cgset:1 tar:1 zip:2 unzip:1 gzip:1 gunzip:1 bunzip2:1 bzip2:1 xz:1 7z:1 jar:1? vi:1 vim:1 nano:1 emacs:1 gedit:1 pico:1 notepad:1 subl:1
  md5sum:1 sha256sum:1 sha1sum:1 base64:0 jq:1 yq:1 seq:1 bc:0 test:1? read:1? expr:1 basename:1 dirname:1 realpath:1 readlink:1 mktemp:0 envsubst:1 screen:1? nohup:1 install:2? make:0? cmake:1 gcc:1 g++:1 clang:1 cc:1
  man:1? info:1? apropos:1 service:2? chkconfig:1 initctl:1 update-rc.d:1 dpkg:1 dpkg-reconfigure:1 rpm:1 add-apt-repository:1 yum-config-manager:1 apt-add-repository:1 timedatectl:0 locale-gen:1 localectl:0 getent:1 loginctl:0 openssl:1
  javac:1 javap:1 jps:0 jshell:0 jupyter:1 flask:1? gunicorn:1 uvicorn:1 celery:1 pytest:0 django-admin:1 virtualenv:1 mkvirtualenv:1 workon:1 deactivate:0 activate:0? pyspark:0 spark-submit:1 spark-shell:0 spark-sql:0 beeline:1 sqoop:1 pig:1 hive:1? hbase:1
  sparkR:0 flume-ng:1 oozie:1 mysql:1 mysqladmin:1 mysqldump:1 mysql_secure_installation:0 mariadb:1 mariadb-secure-installation:0 mongosh:1 psql:1 pg_dump:1 createdb:1 createuser:1 pg_ctl:1 initdb:1 sqlite3:1 mongo:1 mongod:0 mongosh:1 mongoimport:1 mongodump:1 redis-cli:1 redis-server:0 redis-benchmark:1 cqlsh:1 nodetool:1 influx:1
  nginx:1 apachectl:1 apache2ctl:1 httpd:1 a2ensite:1 a2enmod:1 a2dissite:1 htpasswd:1 certbot:1 haproxy:1 ab:1 wrk:1 hey:1? siege:1 stress:1? locust:1? jmeter:1 stress-ng:1 sysbench:1
  npx:1 nodemon:0 tsc:1 tsx:1 ts-node:1 webpack:1 gulp:1 grunt:1 vite:1? next:1? eslint:1 prettier:1 mocha:1 jest:1 create-react-app:1 express:1? http-server:0 serve:1? wscat:1 newman:1 ngrok:1 aws-vault:1 awscurl:1 saml2aws:1 ecs-deploy:1 session-manager-plugin:0 aws-shell:0
  kubectx:0 kubens:0 kubelet:1 kube-apiserver:1 kustomize:1 etcd:1 crictl:1 ctr:1 runc:1 nerdctl:1 containerd:1 dockerd:0 docker-credential-ecr-login:1 figlet:1 cowsay:1 fortune:0 lolcat:1 cmatrix:0 neofetch:0
  ansible-playbook:1 ansible-galaxy:1 ansible-vault:1 chef-client:1 puppet:1 cloud-init:1 ec2-metadata:0 cfn-init:1 cfn-signal:1 aws_completer:1 eval:1 start-dfs.sh:0 start-yarn.sh:0 stop-dfs.sh:0 stop-yarn.sh:0 start-all.sh:0 stop-all.sh:0 hadoop-daemon.sh:1 mr-jobhistory-daemon.sh:1 hive-shell:0
  protoc:1 thrift:1 mpirun:1 mpiexec:1 mpicc:1 srun:1 sbatch:1 squeue:0 nvidia-smi:0 perf:1 strace:1 ltrace:1 gdb:1 valgrind:1 objdump:1 xdg-open:1 open:1? start:1? pbcopy:0 explorer:1? dir:0? cls:0 copy:2? move:2? del:1? ren:2 md:1? setx:2 icacls:1 ipconfig:0 tasklist:0 wsl:0 mstsc:0 diskpart:0 findstr:1 where:1? taskkill:1 netsh:1 powershell:1 pwsh:1 cmd:1 msiexec:1 net:2? sc:2 schtasks:1 systeminfo:0
  cfssl:1 gpg:1 ssh-keyscan:1 lsb_release:1 arch:0? nproc:0 getconf:1 ldconfig:0 ldd:1 tty:0 stty:1 tput:1 logger:1? mail:1? sendmail:1 write:2? wall:1 pushd:1 popd:0 dirs:0 shopt:1  
  goofys:1 s3cmd:1 s3fs:1 rclone:1 boto:1 awless:1 chamber:1 k9s:0 kompose:1 hugo:1 jekyll:1 docker-slim:1 dive:1? hadolint:1 trivy:1 k6:1 vegeta:1 artillery:1 grpcurl:1 kcat:1 kafkacat:1 cypher-shell:1 curlie:1 xclip:0 dos2unix:1 iconv:1 split:1? nl:1 column:1? paste:2? join:2? shuf:1 rev:1 strings:1? xxd:1 hexdump:1 od:1 factor:1?
`;

/** Programs that run a file: the argument must look like one, or be an option. */
export const interpreters = new Set(
  `python python2 python3 python3.6 python3.7 python3.8 python3.9 py node nodejs java ruby perl php Rscript scala lua bash sh zsh
   ksh dash fish pwsh groovy iex elixir erl julia Rscript spim octave kotlin kotlinc scalac rustc ghc`.split(
    /\s+/,
  ),
);

/** Words before a command that leave it a command; the options of theirs that take a value. */
export const wrappers: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C'],
  time: [],
  nohup: [],
  exec: ['-a'],
  env: ['-u', '-C'],
  command: [],
  builtin: [],
  nice: ['-n'],
  ionice: ['-c', '-n'],
  watch: ['-n', '-d'],
  timeout: ['-s', '-k'],
  winpty: [],
  doas: ['-u'],
  then: [],
  do: [],
  else: [],
  '!': [],
};

/** Tools whose arguments are English words themselves. */
export const wordy = new Set('echo printf git ufw figlet cowsay say wall'.split(' '));

/** Options that take a value in the next word, for the commands whose arguments must be counted well. */
const dockerRun =
  '-p -v -e -h -w -u -m -l -c --publish --volume --env --env-file --name --network --net --network-alias --mount --workdir --user --memory --cpus --cpu-shares --cpuset-cpus --entrypoint --restart --label --hostname --link --add-host --dns --ip --device --cap-add --cap-drop --security-opt --ulimit --log-driver --log-opt --volumes-from --platform --pid --ipc --tmpfs --shm-size --gpus --expose --cidfile --pull --stop-signal --health-cmd --cgroup-parent --runtime --detach-keys';
export const optionsWithValue: Readonly<Record<string, string>> = {
  docker: '-H --host --context -c --config -l --log-level',
  kubectl: '-n --namespace --context --kubeconfig --cluster -s --server --user',
  git: '-C -c --git-dir --work-tree',
  'docker-compose': '-f --file -p --project-name --env-file --profile',
  'docker compose': '-f --file -p --project-name --env-file --profile',
  'docker run': dockerRun,
  'docker create': dockerRun,
  'docker container run': dockerRun,
  'docker container create': dockerRun,
  'docker exec': '-e -u -w --env --env-file --user --workdir --detach-keys',
  'docker container exec': '-e -u -w --env --env-file --user --workdir --detach-keys',
  'docker build':
    '-t -f --tag --file --build-arg --target --platform --network --label --cache-from --progress --secret -o --output',
  'docker image build':
    '-t -f --tag --file --build-arg --target --platform --network --label --cache-from --progress --secret -o --output',
  'docker service create':
    '--name --replicas --network --publish -p --mount --env -e --mode --constraint --endpoint-mode --label --limit-cpu --limit-memory --reserve-memory --secret --config --update-delay --update-parallelism --restart-condition --user -u -w --hostname',
  'docker network create': '-d --driver --subnet --gateway --ip-range -o --opt --label --aux-address',
  'docker stack deploy': '-c --compose-file --orchestrator',
  'docker service update':
    '--image --replicas --publish-add --env-add --network-add --update-delay --update-parallelism',
  'docker service logs': '--tail --since',
  'docker logs': '--tail -n --since --until',
  'docker container logs': '--tail -n --since --until',
  'docker inspect': '-f --format --type',
  'docker container inspect': '-f --format',
  'docker image inspect': '-f --format',
  'docker-machine create':
    '-d --driver --virtualbox-memory --virtualbox-cpu-count --amazonec2-region --amazonec2-access-key --amazonec2-secret-key --engine-install-url',
  ssh: '-i -p -l -L -R -D -o -F -J -b -c -E -m -W -S',
  scp: '-i -P -o -F -l -S -c',
  chmod: '',
  wget: '-O -P -o',
  aws: '--profile --region --output --endpoint-url --query --cli-connect-timeout',
};

/** Tools of which an option alone is no argument: `docker run -it`, `pip install -q`. Elsewhere it is: `nginx -t`. */
export const strict = new Set(
  'docker docker-compose docker-machine podman kubectl apt apt-get yum dnf apk pip pip3 ssh scp helm eksctl wget'.split(
    ' ',
  ),
);

/** Arguments by which a command is known whose name is an English word. */
export const usualArguments: Readonly<Record<string, string>> = {
  make: 'all build run test tests clean install uninstall deploy start stop up down setup init docker push lint help dist image images',
  service: 'start stop restart reload status',
  go: 'build run test install',
  source: 'activate',
};
