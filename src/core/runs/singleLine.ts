import type { ShellKind } from '../shell/model';

/**
 * The statement as one line that does the same. The editor's shell integration loses the end of commands that span
 * lines (microsoft/vscode#250764, #324392), of function definitions and of `( … )` in bash, where no debug trap runs;
 * a tab typed into a shell completes instead of being read, and `!` calls up the history. One `eval` of a quoted string
 * runs in the same shell with the same variables, here-documents and exit code, and none of that.
 * @returns the line itself where it is harmless already, or where the shell has no such quoting (cmd)
 */
export function singleLine(statement: string, shell: ShellKind): string {
  const line = statement.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  switch (shell) {
    case 'bash':
    case 'zsh':
      return isHarmless(line) && !isUnreported(line) && !recallsHistory(line)
        ? line
        : `eval $'${escapedForAnsiC(line)}'`;
    case 'fish':
      return isHarmless(line) ? line : `eval ${quotedForFish(line)}`;
    case 'powershell':
      return isHarmless(line) ? line : `Invoke-Expression "${escapedForPowerShell(line)}"`;
    case 'cmd':
      return line;
  }
}

const isHarmless = (line: string) => !/[\x00-\x1f\x7f]/.test(line);

/** A subshell or a function definition at the start: bash runs no debug trap for them, so nothing is reported. */
const isUnreported = (line: string) => /^\s*(?:\(|function\s|[\w-]+\s*\(\s*\))/.test(line);

/** An `!` that is followed by something to look up, outside single quotes (inside them it is only a character). */
const recallsHistory = (line: string) =>
  /(?<!\\)![^\s=("]/.test(line.replace(/\\.|'[^']*'/g, (part) => (part.startsWith('\\') ? part : "''")));

function escapedForAnsiC(line: string): string {
  return line.replace(/[\\'!\x00-\x1f\x7f]/g, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\\' || character === "'") return `\\${character}`;
    // Three octal digits, so that a digit after it stays text.
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
}

/** fish reads escapes outside its quotes only. */
function quotedForFish(line: string): string {
  const quoted = line.replace(/[\\']/g, '\\$&');
  return `'${quoted.replace(/[\x00-\x1f\x7f]/g, (character) => `'\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}'`)}'`;
}

function escapedForPowerShell(line: string): string {
  return line.replace(/[`$"\u201c\u201d\u201e\x00-\x1f\x7f]/g, (character) => {
    if (character === '\n') return '`n';
    if (character === '\t') return '`t';
    return !isHarmless(character) ? `$([char]${character.charCodeAt(0)})` : `\`${character}`;
  });
}
