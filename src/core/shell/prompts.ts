import type { RunsIn } from './model';

/** What a line starts with. */
export interface Prompt {
  /**
   * - `shell`: nothing but a prompt looks like this; what follows is a command.
   * - `weak`: `# `, `> `, `% ` or `$docker`: a prompt only where other evidence says so.
   * - `foreign`: the prompt of another program (`mysql>`, `>>>`); what follows is no shell command.
   */
  readonly kind: 'shell' | 'weak' | 'foreign';
  /** Characters before the command, blanks included. */
  readonly length: number;
  /** The machine that the prompt names, where it does. */
  readonly runsIn: RunsIn | null;
  /** The mark itself: `$`, `#`, `>`, `%`, … */
  readonly mark: string;
}

/** Prompts are short; what stands further right is not looked at. */
const reach = 240;
const environment = String.raw`(?:\([\w.-]{1,40}\) ?)?`;

/** In order of trust; the group `mark` is the sign that ends the prompt. */
const shellPrompts: readonly RegExp[] = [
  // [ec2-user@ip-10-0-0-1 ~]$ · [root@host ~]# · [cloudshell-user@ip ~]$
  String.raw`\[[\w.-]+@[\w.:-]+[^\]\n]{0,100}\] ?(?<mark>[$#])(?: +|$)`,
  // [ec2-user ~]$ · [node1 ~]$ · [hadoop /mnt]#
  String.raw`\[[\w.-]+ [~/][^\]\n]{0,100}\] ?(?<mark>[$#])(?: +|$)`,
  // [node1] (local) root@192.168.0.8 ~ $
  String.raw`\[[\w.-]+\] \([\w.-]+\) [\w.-]+@[\w.:-]+(?: [~/][^\s$#]*)?(?: *(?<mark>[$#]))?(?: +|$)`,
  // user@host:~/dir$ · root@3f2a:/app# · user@host ~/dir % · user@cloudshell:~ (project)$
  String.raw`[\w.-]+@[\w.-]+(?::[^\s$#%>]*)?(?: [~/][^\s$#%>]*)?(?: \([\w./-]+\))? ?(?<mark>[$#%>❯])(?: +|$)`,
  // user:~/environment $ · voclabs:~/dir (master) $ · macbook:dir me$
  String.raw`[\w.-]+:[~/][^\s$#%>]*(?: \([\w./-]+\))? ?(?<mark>[$#%])(?: +|$)`,
  String.raw`[\w.-]+:[~\w./-]+ [\w.-]+(?<mark>\$)(?: +|$)`,
  // bash-4.2# · sh-5.1$
  String.raw`(?:ba|z|k|da|a)?sh-\d[\d.]*(?<mark>[$#])(?: +|$)`,
  // / # · /app # · ~/dir $ · ~/dir$
  String.raw`(?:/|~/?|/[\w./-]+|~/[\w./-]+)(?: (?<mark>[$#])|\$)(?: +|$)`,
  // PS C:\Users\me> · PS>
  String.raw`PS(?: [A-Za-z]:[^>\n]{0,150}| [~/][^>\n]{0,150})?(?<mark>>) *`,
  // C:\Users\me>
  String.raw`[A-Za-z]:\\[^>"<|\n]{0,150}(?<mark>>) *`,
  // ➜  dir git:(master) ✗
  String.raw`(?<mark>➜) +(?:[~/][\w./~-]*|[\w.-]+(?= +git:)) *(?:git:\([^)]{0,60}\) *)?(?:✗ *)?`,
  String.raw`(?<mark>[❯➜λ»▶►]) +`,
  // manager1$ · user $
  String.raw`[A-Za-z][\w.-]{0,30} ?(?<mark>\$) +`,
  String.raw`(?<mark>\$)>? (?: *|$)`,
  String.raw`(?<mark>\$)$`,
].map((source) => new RegExp(String.raw`^[ \t]*${environment}${source}`, 'u'));

/** Cheap to look for first: most lines have none of these. */
const mayPrompt = /[$#%>❯➜λ»▶►]/;
const mayStart = /^\s*(?:\[|\d|[-*•] )|^In \[/;

const weakPrompts: readonly RegExp[] = [
  /^[ \t]*(?<mark>[#%>])(?: +|$)/,
  /^[ \t]*(?<mark>\$)(?=[a-z])/,
  // 1. docker ps · - docker ps: the items of a list
  /^[ \t]*(?<mark>\d{1,2}[.)]|[-*•]) +/,
  // node1# · worker>
  /^[ \t]*[A-Za-z][\w-]{0,30}(?<mark>[#>]) +/,
];

const foreignPrompt =
  /^[ \t]*(?:>>>(?: |$)|In \[\d+\]:|(?:mysql|mariadb|MariaDB \[[^\]\n]*\]|hive(?: \([^)\n]*\))?|sqlite|scala|spark-sql(?: \([^)\n]*\))?|grunt|cqlsh(?::\w+)?|s?ftp|mongo|irb[^>\n]{0,30}|hbase[^>\n]{0,30}|presto(?::\w+)?|trino(?::\w+)?|beeline|ksql|impala|0: jdbc:[^>\n]{0,80}|redis[^>\n]{0,40}|\d+\.\d+\.\d+\.\d+:\d+|\w+ \[[^\]\n]*\] \w+|SQL|julia|ghci|zk: [^>\n]{0,60}|\[[^\]\n]*\] test)> ?|(?:postgres|\w+db|\w+)[=-][#>] |(?:-|'|")> )/;

const containerHost = /@[0-9a-f]{12}\b/;
const remoteHost = /(?:ec2-user|hadoop)[@ ]|@ip-\d|cloud_user@/;
const containerPath = /^[ \t]*\/[\w./-]* #/;

/** Reads the prompt a line starts with; `null` when it starts with none. */
export function readPrompt(line: string): Prompt | null {
  const start = line.slice(0, reach);
  if (!mayPrompt.test(start) && !mayStart.test(start)) return null;
  if (foreignPrompt.test(start)) return { kind: 'foreign', length: 0, runsIn: null, mark: '>' };
  for (const [kind, patterns] of [
    ['shell', shellPrompts],
    ['weak', weakPrompts],
  ] as const) {
    for (const pattern of patterns) {
      const match = pattern.exec(start);
      if (!match) continue;
      return { kind, length: match[0].length, runsIn: machineOf(match[0]), mark: match.groups?.mark ?? '$' };
    }
  }
  return null;
}

/** The prompt of a continuation line (`> `, `>> ` of PowerShell); returns its length, 0 for none. */
export function continuationPrompt(line: string): number {
  return /^[ \t]*>{1,2}(?: |$)/.exec(line)?.[0].length ?? 0;
}

function machineOf(prompt: string): RunsIn | null {
  if (containerHost.test(prompt) || containerPath.test(prompt)) return 'container';
  return remoteHost.test(prompt) ? 'remote' : null;
}
