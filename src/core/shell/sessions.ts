import type { RunsIn, SessionEffect } from './model';
import { optionsTakingValue } from './lexicon';
import { wrappers } from './tools';
import { simpleCommands } from './simple';

const shells =
  /^(?:\/(?:usr\/)?(?:local\/)?s?bin\/)?(?:ba|z|a|da|k|fi|c)?sh$|^(?:pwsh|powershell|cmd)(?:\.exe)?$/;
const machineManagers = /^(?:yum|dnf|amazon-linux-extras)$/;
/** Cheap to look for first: most commands have none of these words. */
const mayMatter =
  /\b(?:exit|logout|ssh|exec|run|attach|execute-command|start-session|shell|yum|dnf|amazon-linux-extras)\b/;
/** Subcommands that open a shell elsewhere whatever follows. */
const openers: readonly { readonly words: readonly string[]; readonly runsIn: 'container' | 'remote' }[] = [
  { words: ['docker', 'attach'], runsIn: 'container' },
  { words: ['docker', 'container', 'attach'], runsIn: 'container' },
  { words: ['kubectl', 'attach'], runsIn: 'container' },
  { words: ['aws', 'ssm', 'start-session'], runsIn: 'remote' },
  { words: ['docker-machine', 'ssh'], runsIn: 'remote' },
  { words: ['minikube', 'ssh'], runsIn: 'remote' },
  { words: ['vagrant', 'ssh'], runsIn: 'remote' },
  { words: ['eb', 'ssh'], runsIn: 'remote' },
  { words: ['gcloud', 'compute', 'ssh'], runsIn: 'remote' },
  { words: ['multipass', 'shell'], runsIn: 'remote' },
];
/** Options of `docker run` by which its container stays in the background. */
const detached = /^(?:--detach(?:=true)?|-[a-z]*d[a-z]*)$/;

/** Where a statement says by its tools that it runs, and what it does to the session of the terminal. */
export function readSession(command: string): { runsIn: RunsIn | null; session: SessionEffect | null } {
  if (!mayMatter.test(command)) return { runsIn: null, session: null };
  const commands = simpleCommands(command.slice(0, 4000)).map((each) => unwrap(each.words));
  const runsIn = commands.some((words) => machineManagers.test(words[0] ?? '')) ? 'remote' : null;
  const last = commands[commands.length - 1] ?? [];
  return { runsIn, session: effectOf(last) };
}

function effectOf(words: readonly string[]): SessionEffect | null {
  const [head, ...args] = words;
  if (head === 'exit' || head === 'logout') return { kind: 'leaves' };
  const opens = (runsIn: 'container' | 'remote'): SessionEffect => ({ kind: 'opens', runsIn });
  if (head === 'ssh') return opensSsh(args) ? opens('remote') : null;
  if (head === 'aws' && words.includes('execute-command') && words.includes('--interactive'))
    return opens('container');
  if (opensContainer(words)) return opens('container');
  const names = words.filter((word) => !word.startsWith('-'));
  const opener = openers.find((each) => each.words.every((word, at) => names[at] === word));
  return opener && (opener.runsIn === 'container' || !words.includes('--')) ? opens(opener.runsIn) : null;
}

/** `ssh host` opens a shell there; `ssh host ls` does not, nor do `-N`, `-V`. */
function opensSsh(args: readonly string[]): boolean {
  const withValue = optionsTakingValue('ssh');
  let targets = 0;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (/^-[a-zA-Z]*[NVfQG]/.test(word)) return false;
    if (word.startsWith('-')) at += withValue.has(word) ? 1 : 0;
    else targets++;
  }
  return targets === 1;
}

function opensContainer(words: readonly string[]): boolean {
  const [tool, ...rest] = words;
  if (tool === 'kubectl' || tool === 'oc') return opensPod(rest);
  if (tool !== 'docker' && tool !== 'podman' && tool !== 'docker-compose' && tool !== 'nerdctl') return false;
  const args = rest[0] === 'container' || rest[0] === 'compose' ? rest.slice(1) : rest;
  const compose = tool === 'docker-compose' || rest[0] === 'compose';
  const [verb, ...behind] = args;
  if (verb !== 'run' && verb !== 'exec') return false;
  const { options, positional } = splitOptions(behind, optionsTakingValue(`docker ${verb}`));
  if (!compose && !isInteractive(options)) return false;
  if (options.some((option) => detached.test(option))) return false;
  if (positional.length === 0) return false;
  const started = positional[1];
  if (started === undefined)
    return verb === 'run' && !compose && !options.some((each) => each.startsWith('--entrypoint'));
  return shells.test(started) && !positional.slice(2).some((word) => word === '-c' || word === '-lc');
}

function opensPod(args: readonly string[]): boolean {
  const verb = args.find((word) => word === 'exec' || word === 'run');
  if (!verb || !isInteractive(args)) return false;
  const started = args.slice(args.indexOf(verb) + 1).filter((word) => !word.startsWith('-'));
  const last = started[started.length - 1] ?? '';
  return shells.test(last) && !args.includes('-c');
}

/** A tty and open input: `-it`, `-ti`, `-i -t`, `--interactive --tty`. */
const withTty = /^(?:--tty|-[a-zA-Z]*t[a-zA-Z]*$)/;
const withInput = /^(?:--interactive|-[a-zA-Z]*i[a-zA-Z]*$)/;

const isInteractive = (options: readonly string[]): boolean =>
  options.some((option) => withTty.test(option)) && options.some((option) => withInput.test(option));

/** Options up to the first positional argument after which everything is the container's. */
function splitOptions(
  args: readonly string[],
  withValue: ReadonlySet<string>,
): { options: string[]; positional: readonly string[] } {
  const options: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) return { options, positional: args.slice(at) };
    options.push(word);
    if (withValue.has(word)) at++;
  }
  return { options, positional: [] };
}

/** The words without `sudo`, `winpty`, … and variables before the command. */
function unwrap(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (/^[A-Za-z_]\w*=/.test(word)) at++;
    else if (Object.hasOwn(wrappers, word)) {
      const withValue = wrappers[word] ?? [];
      at++;
      while ((words[at] ?? '').startsWith('-')) at += withValue.includes(words[at] ?? '') ? 2 : 1;
    } else break;
  }
  return words.slice(at);
}
