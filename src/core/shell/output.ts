/** Shapes that the answers of programs have and commands have not. */
const outputShapes: readonly RegExp[] = [
  // A table: columns wide apart.
  /\S(?:\s{3,}|\t+)\S+.*?(?:\s{2,}|\t)\S/,
  // Titles of columns.
  /^[A-Z][A-Z0-9 _()/-]{2,}(?:\s{2,}|\t)[A-Z]/,
  // Times, levels of logs.
  /^\[?\d{4}[-/]\d\d[-/]\d\d|^\d\d:\d\d(?::\d\d)?\b|^\[\d|^(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|E|I|W)[\]: ]/,
  // Rights of files, sums, digests.
  /^[-dlbcps][rwxsStT-]{9}|^total \d+$|^[0-9a-f]{12,}\b|\bsha256:[0-9a-f]{6,}/,
  // key: value, `make_bucket: x`, `Step 1/5 : FROM …`, `curl: (6) …`
  /^[\w./-]+(?: [\w./-]+){0,4}:(?: |$)(?!\/\/)/,
  /^(?:Step \d|-{2,}|={2,}|\++-|\||\*{3}|\.{3}|---> |=> |✓|✔|✗|✘|•|└|├|│)/,
  // Packets, progress, prompts of installers.
  /^\d+ (?:bytes|packets|rows?|files?|upgraded)\b|\b\d{1,3}%|\[[Yy]\/[Nn]\]|[A-Za-z] ?\.{3}$/,
  /^(?:nameserver|search|options|inet6?|link\/|valid_lft|ether|RX|TX|default via|lo|eth\d|docker0|PING|HTTP\/\d)\b/,
  /^[{}[\]"'<(),;]/,
  /^(?:Unable|Using|Sending|Successfully|Removing|Creating|Created|Starting|Started|Stopping|Pulling|Digest|Status|Cloning|Receiving|Resolving|remote|Deleted|Untagged|Requirement|Collecting|Installing|Downloading|Reading|Building|Setting|Get|Hit|Fetched|Preparing|Unpacking|Processing|Hello|Welcome|Warning|Error|Note|Login|Swarm|To|Run|This|You|Your|The|An?|It|If|No|Please|Waiting|Now|Done|OK|Loaded|Running|Listening|Server|Connected|Connection|Trying|Configuring)\b/,
];

/** Whether a line looks like the answer of a program. */
export function looksLikeOutput(line: string): boolean {
  const start = line.slice(0, 300);
  return outputShapes.some((shape) => shape.test(start));
}

/** What every table of a program's answer starts with: a title in capitals, or that of `brctl`. */
const mayHead = /^\s*[A-Z]|^bridge name/;

/** Whether a line holds the column titles of a table, so that the lines below are its rows. */
export function isTableHead(line: string): boolean {
  if (!mayHead.test(line)) return false;
  const columns = line
    .slice(0, 300)
    .trim()
    .split(/\s{2,}|\t+/);
  if (columns.length >= 2 && columns.every((column) => /^[A-Z][A-Z0-9 _()%/.-]*$/.test(column))) return true;
  return (
    /^(?:PID|UID|USER|NAME|NAMESPACE|ID|NETWORK ID|CONTAINER|REPOSITORY|bridge name)\s/.test(line) &&
    columns.length >= 2
  );
}
