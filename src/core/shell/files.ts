/** What the text of a file shows about itself. */
export interface FileReading {
  readonly language: string;
  /** How sure the content makes it: `certain` stands even against a shell's language tag. */
  readonly certain: boolean;
}

/** Language tags of notes whose blocks hold shell commands, or anything. */
const shellTags = new Set(
  `sh bash shell zsh ksh fish console terminal shell-session shellsession shell-script shellscript sh-session bash-session bashsession
   powershell ps1 ps pwsh posh bat cmd dos batch batchfile cli command commandline command-line aws-cli awscli docker-cli doscon
   text txt plain plaintext plain-text none nohighlight raw code output log logs stdout linux unix ubuntu git`.split(
    /\s+/,
  ),
);
/** Tags that say the block is to be typed into a shell. */
const typedTags = new Set(
  `sh bash shell zsh ksh fish console terminal shell-session shellsession shellscript sh-session bash-session bashsession powershell
   ps1 ps pwsh bat cmd dos batch cli commandline command-line linux`.split(/\s+/),
);

const normalNames: Readonly<Record<string, string>> = {
  docker: 'dockerfile',
  yml: 'yaml',
  js: 'javascript',
  node: 'javascript',
  nodejs: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  py: 'python',
  python3: 'python',
  py3: 'python',
  hive: 'hiveql',
  hql: 'hiveql',
  mysql: 'sql',
  postgresql: 'sql',
  pgsql: 'sql',
  plsql: 'sql',
  tf: 'hcl',
  terraform: 'hcl',
  htm: 'html',
  golang: 'go',
  rb: 'ruby',
  rs: 'rust',
  'c++': 'cpp',
  cs: 'csharp',
  'c#': 'csharp',
  md: 'markdown',
  conf: 'ini',
  cfg: 'ini',
  config: 'ini',
  dotenv: 'env',
  cron: 'crontab',
  make: 'makefile',
  jsonc: 'json',
  json5: 'json',
  cloudformation: 'yaml',
};

interface Signature {
  readonly language: string;
  /** One look at the first lines with something in them settles it. */
  readonly start?: RegExp;
  /** Lines of this shape, … */
  readonly line?: RegExp;
  /** … as a share of all lines with something in them (default 0.6), … */
  readonly share?: number;
  /** … and at least so many (default 2). */
  readonly least?: number;
  /** The whole beginning must show this as well. */
  readonly also?: RegExp;
}

const dockerInstruction =
  /^(?:FROM|RUN|CMD|COPY|ADD|ENV|EXPOSE|WORKDIR|ENTRYPOINT|ARG|LABEL|MAINTAINER|USER|VOLUME|HEALTHCHECK|ONBUILD|STOPSIGNAL|SHELL)\s+\S/;

/** In this order: the first that fits wins. */
const signatures: readonly Signature[] = [
  {
    language: 'dockerfile',
    start:
      /^(?:ARG\s+\w+[^\n]*\n+)*FROM\s+[\w.$:/{}@<>-]+(?:\s+(?:AS|as)\s+[\w.-]+)?\s*(?:#[^\n]*)?(?:\n|$)(?!\s*(?:WHERE|SELECT|JOIN))/,
  },
  { language: 'dockerfile', line: dockerInstruction, share: 0.5, least: 1 },
  {
    language: 'makefile',
    start: /^(?:\.PHONY\s*:[^\n]*|\w+\s*[:?]?=[^\n]*|[\w.-]+:(?:\s[\w.\s-]*)?)\n(?:[^\t\n][^\n]*\n|\n)*\t\S/,
  },
  { language: 'groovy', start: /^(?:pipeline|node)\s*(?:\([^)\n]*\)\s*)?\{/ },
  { language: 'ruby', start: /^Vagrant\.configure\b/ },
  { language: 'xml', start: /^<\?xml\b/ },
  {
    language: 'html',
    start:
      /^<(?:!doctype html|html|head|body|div|script|style|form|p|h[1-6]|ul|table|a|img|button|input|meta|link|span)\b[^\n]*>/i,
  },
  { language: 'xml', start: /^<([A-Za-z][\w.:-]*)(?:\s[^>\n]*)?>[^]*<\/\1>/ },
  { language: 'php', start: /^<\?php\b/ },
  { language: 'json', start: /^[{[]\s*(?:"[^"\n]*"\s*[:,\]]|\{\s*"|[}\]]\s*$)/ },
  { language: 'json', line: /^(?:"[^"\n]+"\s*:\s*\S.*|[{}[\]]+,?)$/, share: 0.8 },
  {
    language: 'nginx',
    line: /^(?:server|location|upstream|http|events|worker_processes|proxy_pass|listen|server_name|root|proxy_set_header)\b.*[{;]$/,
    share: 0.4,
  },
  {
    language: 'hcl',
    start:
      /^(?:resource|provider|variable|module|data|output|terraform|locals|backend)\s*(?:"[\w-]+"\s*){0,2}\{/,
  },
  {
    language: 'ini',
    line: /^(?:\[[\w .:-]+\]|[\w.-]+\s*=\s*.*|[;#].*)$/,
    share: 0.8,
    also: /^\s*\[[\w .:-]+\]\s*$/m,
  },
  {
    language: 'sql',
    start:
      /^(?:SELECT\s[^;]*\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TEMPORARY\s+|EXTERNAL\s+|UNIQUE\s+)?(?:TABLE|DATABASE|SCHEMA|VIEW|INDEX|USER|ROLE|KEYSPACE|FUNCTION|PROCEDURE|TRIGGER|STREAM)\b|GRANT\s+\w+[^\n]*\bON\b|LOAD\s+DATA\b|SHOW\s+(?:TABLES|DATABASES|GRANTS)\b|DESCRIBE\s+\w+\s*;|USE\s+\w+\s*;|FLUSH\s+PRIVILEGES|WITH\s+\w+\s+AS\s*\(|ADD\s+JAR\b|MSCK\s+REPAIR\b|SET\s+[\w.]+\s*=[^\n]*;)/i,
  },
  {
    language: 'java',
    start:
      /^(?:package\s+[\w.]+;|import\s+(?:static\s+)?[\w.]+(?:\.\*)?;|public\s+(?:final\s+|abstract\s+)?(?:class|interface|enum)\b|@(?:Override|RestController|SpringBootApplication)\b)/,
  },
  { language: 'go', start: /^package\s+\w+\s*(?:\n|$)/ },
  { language: 'c', start: /^#include\s*[<"]/ },
  {
    language: 'python',
    start:
      /^(?:from\s+[\w.]+\s+import\s+|import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*\s*(?:\n|$)|def\s+\w+\s*\([^\n]*:\s*(?:#[^\n]*)?(?:\n|$)|class\s+\w+[^\n{]*:\s*(?:\n|$)|@[\w.]+(?:\([^\n]*\))?\s*\n\s*def\s|print\s*\()/,
  },
  {
    language: 'python',
    line: /^(?:def\s+\w+\s*\(.*|(?:if|for|while|elif|with|try|except)\b.*:|return\b.*|(?:from|import)\s+\w.*|print\(.*|[a-z_][\w.]*\s=\s[^;{]+|[a-z_][\w.]*\.\w+\(.*\))$/,
    share: 0.6,
    least: 2,
  },
  {
    language: 'javascript',
    start:
      /^(?:['"]use strict['"]|(?:const|let|var)\s+[\w${[][^\n]*=|import\s+[^\n]*\sfrom\s+['"]|export\s+(?:default|const|function|class)\b|(?:async\s+)?function\s*\w*\s*\([^\n]*\)\s*\{\s*(?:\n[^]*(?:;|return)|$)|module\.exports\b|exports\.\w+|console\.\w+\(|require\(|window\.|document\.|class\s+\w+[^\n]*\{|\$\(['"#.]|describe\(|app\.\w+\()/,
  },
  {
    language: 'javascript',
    line: /(?:;|=>\s*\{|\}\);?|^\}[,;]?)$/,
    share: 0.7,
    least: 2,
    also: /\b(?:function|const|let|var|return|new|=>)\b|=>|\w\.\w+\(/,
  },
  { language: 'css', start: /^(?:[.#]?[a-z][\w.# :,>-]*|\*|@media[^\n{]*)\s*\{\s*\n?\s*[a-z-]+\s*:[^\n;]*;/ },
  { language: 'scala', start: /^(?:val|object|case class)\s+\w+/ },
  { language: 'crontab', line: /^(?:[\d*,/-]+\s+){5}\S/, share: 0.8, least: 1 },
  { language: 'env', line: /^[A-Z][A-Z0-9_]*=.*$/, share: 1 },
  { language: 'hosts', line: /^\d{1,3}(?:\.\d{1,3}){3}\s+[a-z][\w.-]*(?:\s+[\w.-]+)*$/, share: 1, least: 2 },
];

const yamlLine =
  /^(?:-\s+\S.*|-|(?:-\s+)?["']?[\w./$<>{}@*-][\w ./$<>{}@*()-]*["']?\s*:(?:\s+\S.*)?|---|#.*)$/;
const yamlKey =
  /^(?:apiVersion|kind|metadata|spec|version|services|networks|volumes|image|AWSTemplateFormatVersion|Resources|Parameters|Outputs|Transform|Description|name|on|jobs|steps|env|environment|build|ports|replicas|containers|template|selector|deploy|hosts|tasks|stages|phases|runtime|provider|functions|language|swagger|openapi|package|db|web|default|global|scrape_configs|clusters|contexts|users|data|type|handlers|app|server|mysql|redis|depends_on|restart)\s*:/m;

/** How much of a text is looked at: enough to tell, little enough for any size. */
const reach = 6000;

/** The tag as the project calls the language; `null` for no tag and for the tags of shells and plain text. */
export function fileLanguage(tag: string | null): string | null {
  if (tag === null || isShellTag(tag)) return null;
  const name = tag.toLowerCase();
  return Object.hasOwn(normalNames, name) ? (normalNames[name] ?? name) : name;
}

/** Whether blocks with this tag hold commands or text of no known kind. */
export function isShellTag(tag: string): boolean {
  return shellTags.has(tag.toLowerCase());
}

/** Whether the tag itself says that the block is typed into a shell. */
export function isTypedTag(tag: string | null): boolean {
  return tag !== null && typedTags.has(tag.toLowerCase());
}

/** Tells by its content which language the text of a file is in; `null` when it looks like no file. */
export function readFileContent(text: string): FileReading | null {
  const beginning = text.slice(0, reach).replace(/^\s+/, '');
  const shebang = /^#!\s*(?:\S*\/)?(?:env\s+)?([\w.+-]+)/.exec(beginning);
  if (shebang?.[1]) return { language: shebangLanguage(shebang[1]), certain: true };
  if (/^#cloud-config\b/.test(beginning)) return { language: 'yaml', certain: true };
  const body = withoutLeadingComments(beginning);
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#|\/\/)/.test(line));
  for (const { language, start, line, share = 0.6, least = 2, also } of signatures) {
    if (start?.test(body)) return { language: refine(language, body), certain: true };
    if (!line) continue;
    const count = lines.filter((each) => line.test(each)).length;
    if (count >= least && count / lines.length >= share && (also?.test(body) ?? true)) {
      return { language: refine(language, body), certain: least === 1 };
    }
  }
  return readYaml(body, lines);
}

function readYaml(body: string, lines: readonly string[]): FileReading | null {
  const count = lines.filter((line) => yamlLine.test(line)).length;
  if (lines.length < 2 || count / lines.length < 0.8) return null;
  const keys = lines.filter((line) => /^(?:-\s+)?[\w.-]+:(?:\s|$)/.test(line)).length;
  if (keys === 0) return null;
  const nested = /^[ \t]*[\w."'/-]+:[ \t]*\n[ \t]*(?:- |[ \t]+\S)/m.test(body);
  return nested || yamlKey.test(body) ? { language: 'yaml', certain: nested && yamlKey.test(body) } : null;
}

/** The dialect, where the content tells it. */
function refine(language: string, body: string): string {
  const hive =
    /\bROW\s+FORMAT\b|\bSTORED\s+AS\b|\bEXTERNAL\s+TABLE\b|\bLOAD\s+DATA\b|\bPARTITIONED\s+BY\b|\bINSERT\s+OVERWRITE\b|\bADD\s+JAR\b|\bSERDE\b|\bhive\.|\bMSCK\b/i;
  if (language === 'sql' && hive.test(body)) return 'hiveql';
  return language;
}

function shebangLanguage(program: string): string {
  if (program.startsWith('python')) return 'python';
  if (program === 'node') return 'javascript';
  return /^(?:ba|z|da|k|a|fi)?sh$/.test(program) ? (program === 'sh' ? 'shell' : program) : program;
}

function withoutLeadingComments(text: string): string {
  return text.replace(/^(?:\s*(?:#(?!include)|\/\/|--)[^\n]*(?:\n|$))+/, '').trimStart();
}

/** The file's name where the content tells it: its first comment, or its kind. */
export function fileName(text: string, language: string | null): string | null {
  const first =
    /^\s*(?:#|\/\/|--|<!--|\/\*|;)\s*(?:file(?:name)?:?\s+)?([\w./~-]*[\w-]*\.?[\w-]+)\s*:?\s*(?:-->|\*\/)?\s*(?:\n|$)/i.exec(
      text.slice(0, 300),
    )?.[1];
  if (
    first &&
    (/\.[a-z][a-z0-9]{0,9}$/i.test(first) ||
      /^(?:.*\/)?(?:Dockerfile|Makefile|Vagrantfile|Jenkinsfile|Procfile)$/.test(first))
  ) {
    return first;
  }
  if (
    language === 'dockerfile' &&
    /^\s*(?:#[^\n]*\n\s*)*(?:ARG\s[^\n]*\n\s*)*FROM\s/.test(text.slice(0, reach))
  )
    return 'Dockerfile';
  return null;
}
