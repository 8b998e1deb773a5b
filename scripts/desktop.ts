/** How to run a desktop VS Code, for `spawn`. */
export interface DesktopCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/**
 * The command that opens `folder` in a new window with extensions from their folders.
 *
 * On Windows `code` is a `.cmd`, which only a shell runs, and a shell takes quotes for paths with blanks.
 */
export function desktopCommand(
  program: string,
  folder: string,
  extensions: readonly string[],
  platform: NodeJS.Platform,
): DesktopCommand {
  const development = extensions.map((path) => `--extensionDevelopmentPath=${path}`);
  const args = ['--new-window', ...development, folder];
  if (platform !== 'win32') return { program, args, shell: false };
  const quoted = (text: string) => `"${text}"`;
  return { program: quoted(program), args: args.map(quoted), shell: true };
}
