#!/usr/bin/env bash
# docker-engine.sh FOLDER REGISTRY_PORT
# Runs a Docker engine for tests in the foreground, all of its state in FOLDER: says "ready unix://…" once it can be
# used, and takes everything down again on SIGTERM. Needs root, dockerd, docker, docker-registry and a static busybox.
# Its images stand in for the well-known ones without any download: one busybox in each, under their names, also
# served by a local registry that the engine uses as mirror of Docker Hub, so that `docker pull alpine` works.
set -euo pipefail
folder=$1 registry=127.0.0.1:$2
socket=$folder/docker.sock
# A bridge of our own, so that another engine's docker0 on this machine stays as it is.
bridge=practice$(($$ % 100000))
for number in $(seq $$ $(($$ + 50))); do
  subnet=172.$((20 + number % 10)).$((number % 250)).1/24
  ip -o -4 address show | grep -qF " $subnet " || break
done
export DOCKER_HOST=unix://$socket DOCKER_BUILDKIT=0 DOCKER_CONFIG=$folder/config
unset DOCKER_CONTEXT
had_gateway=$(ip link show docker_gwbridge 2>/dev/null || true)
engine='' mirror=''

take_down() {
  trap - EXIT TERM INT HUP
  set +e
  if [ -n "$engine" ] && docker version >/dev/null 2>&1; then
    docker ps -q | xargs -r docker kill >/dev/null 2>&1
    timeout 20 docker swarm leave --force >/dev/null 2>&1
    docker ps -aq | xargs -r docker rm --force --volumes >/dev/null 2>&1
    docker network prune --force >/dev/null 2>&1
  fi
  for process in $engine $mirror; do kill "$process" 2>/dev/null; done
  wait
  # The deepest mounts first.
  awk -v prefix="$folder/" 'index($2, prefix) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r umount 2>/dev/null
  ip link delete "$bridge" 2>/dev/null
  [ -n "$had_gateway" ] || ip link delete docker_gwbridge 2>/dev/null
  rm -rf "$folder"
}
trap take_down EXIT
trap 'exit 0' TERM INT HUP

# Waits up to 30 s for a command to succeed while process $1 lives.
until_it_answers() {
  local process=$1
  shift
  for _ in {1..300}; do
    "$@" >/dev/null 2>&1 && return 0
    kill -0 "$process" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

start_mirror() {
  cat >"$folder/registry.yml" <<YAML
version: 0.1
log: { level: warn }
storage: { filesystem: { rootdirectory: $folder/registry } }
http: { addr: $registry }
YAML
  docker-registry serve "$folder/registry.yml" >"$folder/registry.log" 2>&1 &
  mirror=$!
  until_it_answers $mirror bash -c "exec 3<>/dev/tcp/${registry/://}"
}

# Where containers cannot be given CAP_SYS_RESOURCE (it is not ours to give), privileged ones start without it.
runtime_arguments() {
  local effective=$((16#$(awk '/^CapEff/ { print $2 }' /proc/self/status)))
  ((effective >> 24 & 1)) && return
  cat >"$folder/runc" <<'SH'
#!/bin/sh
previous=
for argument in "$@"; do
  case $previous in
    -b | --bundle) spec=$argument/config.json ;;
    -p | --process) spec=$argument ;;
    *) spec= ;;
  esac
  if [ -f "$spec" ]; then sed -i 's/"CAP_SYS_RESOURCE",//g; s/,"CAP_SYS_RESOURCE"//g' "$spec"; fi
  previous=$argument
done
exec runc "$@"
SH
  chmod +x "$folder/runc"
  echo --add-runtime "practice=$folder/runc" --default-runtime practice
}

# Tries what a restricted machine may refuse last: no packet filter, then no overlay file system either.
start_engine() {
  ip link add name "$bridge" type bridge
  ip address add "$subnet" dev "$bridge"
  ip link set "$bridge" up
  local without runtime
  runtime=$(runtime_arguments)
  for without in '' '--iptables=false --ip6tables=false' '--iptables=false --ip6tables=false --storage-driver=vfs'; do
    # shellcheck disable=SC2086
    dockerd --host "$DOCKER_HOST" --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
      --bridge "$bridge" --registry-mirror "http://$registry" $runtime $without >"$folder/dockerd.log" 2>&1 &
    engine=$!
    until_it_answers $engine docker version && return
    kill $engine 2>/dev/null || true
    wait $engine || true
    engine=''
  done
  tail -n 1 "$folder/dockerd.log"
  return 1
}

make_root() {
  local root=$1 applet
  mkdir -p "$root"/{bin,etc,proc,sys,dev,root,home,run,usr/sbin,usr/share/nginx/html,var/log}
  mkdir -m 1777 "$root/tmp"
  ln -s ../bin "$root/usr/bin"
  ln -s bin "$root/sbin"
  ln -s ../run "$root/var/run"
  cp /bin/busybox "$root/bin/busybox"
  for applet in $(/bin/busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
  done
  printf '#!/bin/sh\nexec /bin/sh "$@"\n' >"$root/bin/bash" # busybox has no applet of that name
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
  printf 'NAME="BusyBox"\nID=busybox\n' >"$root/etc/os-release"
  echo '<h1>Welcome to nginx!</h1>' >"$root/usr/share/nginx/html/index.html"
  # A shell as first process ignores SIGTERM unless it is told otherwise.
  cat >"$root/usr/sbin/nginx" <<'SH'
#!/bin/sh
trap 'exit 0' TERM INT QUIT
echo 'serving /usr/share/nginx/html on port 80'
httpd -f -v -p 80 -h /usr/share/nginx/html &
wait
SH
  printf '#!/bin/sh\necho\necho "Hello from Docker!"\necho "Your installation works."\n' >"$root/bin/hello"
  chmod +x "$root/bin/bash" "$root/usr/sbin/nginx" "$root/bin/hello"
}

# make_image NAME COMMAND [CHANGE…]
make_image() {
  local name=$1 command=$2 changes=()
  shift 2
  for change in "CMD $command" "LABEL stands-in-for=$name" "$@"; do changes+=(--change "$change"); done
  docker import "${changes[@]}" "$folder/root.tar" "$registry/library/$name" >/dev/null
  docker tag "$registry/library/$name" "$name"
  docker push --quiet "$registry/library/$name" >/dev/null
  docker rmi "$registry/library/$name" >/dev/null
}

make_images() {
  make_root "$folder/root"
  tar -C "$folder/root" -cf "$folder/root.tar" .
  local name
  for name in busybox alpine ubuntu debian; do make_image "$name:latest" '["/bin/sh"]'; done
  for name in nginx:latest nginx:alpine httpd:latest; do make_image $name '["/usr/sbin/nginx"]' 'EXPOSE 80'; done
  make_image hello-world:latest '["/bin/hello"]'
}

mkdir -p "$DOCKER_CONFIG"
start_mirror
start_engine
make_images
echo "ready $DOCKER_HOST"
wait $engine
