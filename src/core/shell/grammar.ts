/** How the arguments of a program are read: enough to tell which option a value belongs to. */
export interface ArgumentGrammar {
  /** How many operation words there are, given those read so far. */
  readonly operations: (read: readonly string[]) => number;
  /** How many values the option takes at most. */
  readonly valuesOf: (option: string, operations: readonly string[]) => number;
  /** Whether what follows the `nth` positional argument is a command of its own (`docker exec web …`, `ssh host …`). */
  readonly handsOver: (operations: readonly string[], nth: number) => boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Docker's words that are followed by the operation proper. */
const dockerManagement = words(
  'builder buildx compose config container context image manifest network node plugin secret service stack swarm system trust volume',
);
const handingOver = words('run exec create');

/** Options without a value, per program. */
const awsFlags = words(
  '--recursive --dryrun --dry-run --no-dry-run --quiet --force --delete --summarize --human-readable --debug --no-paginate --no-sign-request --no-verify-ssl --only-show-errors --no-progress --follow-symlinks --exact-timestamps --size-only --include-email --no-include-email --fail-on-warnings --no-fail-on-warnings --no-execute-changeset --enable-dns-support --enable-dns-hostnames --associate-public-ip-address --no-associate-public-ip-address --force-new-deployment --with-decryption --overwrite --follow --allow-reassociation --publish --no-fail-on-empty-changeset --force-delete-without-recovery --skip-final-snapshot --publicly-accessible --no-publicly-accessible --guided --use-container --generate-secret --no-generate-secret --default --enabled --no-enabled --consistent-read --force-upload --auto-minor-version-upgrade --multi-az --no-multi-az --help --version',
);
const dockerFlags = words(
  '--detach --interactive --tty --rm --privileged --init --no-cache --force --all --quiet --no-trunc --publish-all --read-only --pull --push --load --follow --timestamps --latest --size --volumes --link --attachable --internal --ingress --with-registry-auth --prune --password-stdin --tls --debug --no-stream --live-restore --human --details --build --remove-orphans --no-deps --abort-on-container-exit --force-recreate --no-prune --no-healthcheck --force-new-cluster --autolock --rotate --help --version',
);
/** Letters of docker's short flags without a value: `-dit`. */
const dockerLetters = /^-[ditaqPlsv]+$/;
const kubectlFlags = words(
  '--all --force --recursive --watch --all-namespaces --stdin --tty --rm --dry-run --wait --record --show-labels --previous --follow --overwrite --help -A -R -w -i -t -it -ti -p',
);
const gitFlags = words(
  '--global --local --system --all --force --amend --no-edit --tags --set-upstream --hard --soft --list --unset --bare --recursive --quiet --verbose -a -f -q -v -u -p -A -d -D -s',
);
const commonFlags = words(
  '-r -R -f -v -q -a -l -y -d -rf -al -la -zxvf -xvf -xzf -sL -fsSL -L -O -k -s -I -n -t -tt -T -N -A -x --recursive --force --verbose --quiet --yes --help --version',
);
/** Programs where those letters do take a value. */
const valuedLetters: Readonly<Record<string, ReadonlySet<string>>> = {
  ssh: words('-i -p -L -R -o -l -F -J -D -W -b -c -e -m -S -w -E -I -O -Q'),
  scp: words('-i -P -o -l -F -J -c -S'),
  sftp: words('-i -P -o -l -F -J -c -S'),
  'ssh-copy-id': words('-i -p -o'),
  'ssh-keygen': words('-t -f -b -C -N -R -F'),
  curl: words('-X -H -d -F -o -u -A -b -e -T -w'),
  wget: words('-O -o -P'),
  helm: words('-f -n --set --values --namespace --version'),
  mysql: words('-h -u -P -D -e'),
  psql: words('-h -U -p -d -f -c'),
  terraform: words('-var -var-file'),
  unzip: words('-d'),
  telnet: words('-l'),
  ping: words('-c -i'),
  nc: words('-p'),
  tar: words('-f -C'),
};

const none: ArgumentGrammar['handsOver'] = () => false;
const sshLike = words('ssh');

const grammars: Readonly<Record<string, ArgumentGrammar>> = {
  aws: {
    operations: () => 2,
    // Before the operation stand only options of the CLI itself, with one value each.
    valuesOf: (option, { length }) => (awsFlags.has(option) ? 0 : length < 2 ? 1 : 1000),
    handsOver: none,
  },
  docker: {
    operations: ([first]) => (first !== undefined && dockerManagement.has(first) ? 2 : 1),
    valuesOf: (option, [first, second]) => {
      if (dockerFlags.has(option)) return 0;
      // `docker rm -f`, `docker logs -f`, but `docker build -f Dockerfile`; `docker build -t tag`, `docker tag -a`.
      const operation = second ?? first;
      if (option === '-f') return operation === 'build' || first === 'compose' ? 1 : 0;
      if (option === '-t')
        return operation === 'build' || operation === 'stop' || operation === 'restart' ? 1 : 0;
      if (option === '-v' || option === '-a' || option === '-l')
        return operation === 'run' || operation === 'create' ? 1 : 0;
      if (option === '-d') return operation === 'create' && first === 'network' ? 1 : 0;
      return dockerLetters.test(option) ? 0 : 1;
    },
    handsOver: (operations, nth) =>
      nth === 1 && handingOver.has(operations.at(-1) ?? '') && operations[0] !== 'network',
  },
  kubectl: {
    operations: () => 1,
    valuesOf: (option) => (kubectlFlags.has(option) ? 0 : 1),
    handsOver: none,
  },
  git: { operations: () => 1, valuesOf: (option) => (gitFlags.has(option) ? 0 : 1), handsOver: none },
  sam: { operations: () => 1, valuesOf: (option) => (awsFlags.has(option) ? 0 : 1000), handsOver: none },
};

/** Programs with operation words but no table of their own. */
const oneOperation = words(
  'eksctl eb ecs-cli helm npm npx yarn pip pip3 terraform gcloud az amplify cdk serverless minikube docker-machine docker-compose systemctl apt apt-get yum brew copilot',
);

/** The grammar for a program's name (lower case, no folders); a tolerant one for programs nobody described. */
export function grammarOf(program: string): ArgumentGrammar {
  const known = Object.hasOwn(grammars, program) ? grammars[program] : undefined;
  if (known) return known;
  const valued = Object.hasOwn(valuedLetters, program) ? valuedLetters[program] : undefined;
  return {
    operations: () => (oneOperation.has(program) ? 1 : 0),
    valuesOf: (option) => (valued?.has(option) ? 1 : commonFlags.has(option) || valued ? 0 : 1),
    handsOver: (_operations, nth) => nth === 1 && sshLike.has(program),
  };
}
