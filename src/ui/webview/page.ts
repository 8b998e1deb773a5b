import * as vscode from 'vscode';
import type { Page } from './channel';
import { pageHtml } from './html';

/** A page to open. */
export interface PageOptions {
  readonly extensionUri: vscode.Uri;
  /** Names the bundle: `form` is `dist/media/form.js` and `dist/media/form.css`. */
  readonly name: string;
  /** What its tab says. */
  readonly title: string;
  /** Whether what was typed must outlive a switch to another tab (costs the page's memory while it is hidden). */
  readonly keepsInput: boolean;
}

/** Opens a webview beside the active editor and gives it the keyboard. It may load only files from `dist/media`. */
export function openPage<Out, In>({ extensionUri, name, title, keepsInput }: PageOptions): Page<Out, In> {
  const media = vscode.Uri.joinPath(extensionUri, 'dist', 'media');
  const panel = vscode.window.createWebviewPanel(
    `practice.${name}`,
    title,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
    { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: keepsInput },
  );
  const address = (file: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(media, file)).toString();
  let receive: (message: In) => void = () => undefined;
  panel.webview.onDidReceiveMessage((message: In) => receive(message));
  panel.webview.html = pageHtml({
    title,
    language: vscode.env.language,
    script: address(`${name}.js`),
    style: address(`${name}.css`),
    source: panel.webview.cspSource,
    nonce: crypto.randomUUID(),
  });
  return {
    get title() {
      return panel.title;
    },
    set title(text) {
      panel.title = text;
    },
    post: (message) => void panel.webview.postMessage(message),
    onMessage(listener) {
      receive = listener;
    },
    onClosed(listener) {
      panel.onDidDispose(listener);
    },
    reveal: () => panel.reveal(undefined, false),
    close() {
      panel.dispose();
    },
  };
}
