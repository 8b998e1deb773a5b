import * as vscode from 'vscode';
import type { Page } from './channel';
import { pageHtml } from './html';

/** What a page is. */
export interface PageOptions {
  readonly extensionUri: vscode.Uri;
  /** Names the bundle: `form` is `dist/media/form.js` and `dist/media/form.css`. */
  readonly name: string;
  /** What its tab says. */
  readonly title: string;
  /** `later`: the page stays empty until it is told which pictures it may load. Otherwise it loads none. */
  readonly pictures?: 'later';
}

/** How a page is opened. */
export interface OpenOptions extends PageOptions {
  /** Whether what was typed must outlive a switch to another tab (costs the page's memory while it is hidden). */
  readonly keepsInput: boolean;
  readonly column: vscode.ViewColumn;
}

/** Where the pictures of a page come from. */
export interface Pictures {
  /** Folders whose files it may load. */
  readonly folders: readonly vscode.Uri[];
  /** Whether it may load pictures from anywhere. */
  readonly remote: boolean;
}

/** A page in an editor tab. */
export interface EditorPage<Out, In> extends Page<Out, In> {
  readonly column: vscode.ViewColumn | undefined;
  readonly visible: boolean;
  /** Calls when the page comes into sight or leaves it. */
  onVisible(listener: (visible: boolean) => void): void;
  /** The address that the page can load a file of its folders from. */
  addressOf(file: vscode.Uri): string;
  /** Changes what the page may load. It starts anew where its policy changes: `ready` comes once more. */
  setPictures(pictures: Pictures): void;
}

/** The view type of a page, as panels and `when` clauses know it. */
export const viewType = (name: string): string => `practice.${name}`;

/** Opens a webview in a tab and gives it the keyboard. It may load only files from `dist/media` until told otherwise. */
export function openPage<Out, In>(options: OpenOptions): EditorPage<Out, In> {
  const panel = vscode.window.createWebviewPanel(
    viewType(options.name),
    options.title,
    { viewColumn: options.column, preserveFocus: false },
    { retainContextWhenHidden: options.keepsInput },
  );
  return pageIn(panel, options);
}

/** Makes a page of a panel, an old one too that the editor has brought back. */
export function pageIn<Out, In>(
  panel: vscode.WebviewPanel,
  { extensionUri, name, title, pictures }: PageOptions,
): EditorPage<Out, In> {
  const { webview } = panel;
  panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icons', 'icon.png');
  const media = vscode.Uri.joinPath(extensionUri, 'dist', 'media');
  const address = (file: vscode.Uri): string => webview.asWebviewUri(file).toString();
  let receive: (message: In) => void = () => undefined;
  let policy = '';
  webview.onDidReceiveMessage((message: In) => receive(message));

  const page: EditorPage<Out, In> = {
    get title() {
      return panel.title;
    },
    set title(text) {
      panel.title = text;
    },
    get column() {
      return panel.viewColumn;
    },
    get visible() {
      return panel.visible;
    },
    addressOf: address,
    setPictures({ folders, remote }) {
      const roots = [media, ...folders];
      const images = folders.length === 0 ? [] : [webview.cspSource, ...(remote ? ['https:', 'http:'] : [])];
      const wanted = JSON.stringify([roots, images]);
      if (policy === wanted) return;
      policy = wanted;
      webview.options = { enableScripts: true, localResourceRoots: roots };
      webview.html = pageHtml({
        title,
        language: vscode.env.language,
        script: address(vscode.Uri.joinPath(media, `${name}.js`)),
        style: address(vscode.Uri.joinPath(media, `${name}.css`)),
        source: webview.cspSource,
        images,
        nonce: crypto.randomUUID(),
      });
    },
    post: (message) => void webview.postMessage(message),
    onMessage(listener) {
      receive = listener;
    },
    onVisible(listener) {
      panel.onDidChangeViewState(() => listener(panel.visible));
    },
    onClosed(listener) {
      panel.onDidDispose(listener);
    },
    reveal: () => panel.reveal(undefined, false),
    close() {
      panel.dispose();
    },
  };
  if (pictures !== 'later') page.setPictures({ folders: [], remote: false });
  return page;
}
