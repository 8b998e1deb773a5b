/** What a layer below the editor may say to the log. A `vscode.LogOutputChannel` is one. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string | Error): void;
}
