import * as vscode from 'vscode';
import type { Screen, TerminalToOpen } from '../../core/resources/desk';
import { isAbort } from '../../core/resources/errors';

type Size = Screen['size'];

/** Opens a terminal that shows what a session writes and hands it what is typed. Closing it ends the session. */
export function openSession({ name, icon, closes, session }: TerminalToOpen): void {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<void>();
  const stop = new AbortController();
  const decoder = new TextDecoder();
  let onInput: (text: string) => void = () => undefined;
  let onResize: (size: Size) => void = () => undefined;
  let size: Size = { columns: 80, rows: 24 };
  const resized = (dimensions: vscode.TerminalDimensions): void => {
    size = dimensions;
    onResize(size);
  };
  const screen: Screen = {
    write: (data) =>
      written.fire(
        (typeof data === 'string' ? data : decoder.decode(data, { stream: true })).replace(/\r?\n/g, '\r\n'),
      ),
    onInput: (listener) => (onInput = listener),
    onResize: (listener) => (onResize = listener),
    get size() {
      return size;
    },
  };
  const say = (text: string): void => screen.write(`\r\n\x1b[2m${text}\x1b[0m\r\n`);
  const pty: vscode.Pseudoterminal = {
    onDidWrite: written.event,
    onDidClose: closed.event,
    handleInput: (text) => onInput(text),
    setDimensions: resized,
    open: (dimensions) => {
      if (dimensions) resized(dimensions);
      session(screen, stop.signal).then(
        () => (closes === true ? closed.fire() : say('— ended —')),
        (error: unknown) => {
          if (!isAbort(error)) say(error instanceof Error ? error.message : String(error));
        },
      );
    },
    close: () => stop.abort(),
  };
  const iconPath = icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) };
  vscode.window.createTerminal({ name, pty, ...iconPath }).show();
}
