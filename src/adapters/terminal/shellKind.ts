import type { ShellKind } from '../../core/shell/model';

/** What shells are called, without `.exe`; whatever else there is (sh, dash, ash, ksh) is taken for a POSIX shell. */
const kinds: Readonly<Record<string, ShellKind>> = {
  bash: 'bash',
  gitbash: 'bash',
  sh: 'bash',
  dash: 'bash',
  ash: 'bash',
  ksh: 'bash',
  wsl: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  pwsh: 'powershell',
  powershell: 'powershell',
  cmd: 'cmd',
};

/**
 * The kind of the first of these that names a shell: names or paths, of any system. What is not known is passed over
 * (VS Code may call a shell `node` while it starts).
 */
export function shellKind(...namesOrPaths: readonly (string | undefined)[]): ShellKind {
  for (const nameOrPath of namesOrPaths) {
    const name = nameOrPath
      ?.split(/[\\/]/)
      .at(-1)
      ?.toLowerCase()
      .replace(/\.exe$/, '');
    const kind = name === undefined ? undefined : kinds[name];
    if (kind) return kind;
  }
  return 'bash';
}
