import * as vscode from 'vscode';
import { DIMMED } from './item';

/** Draws the labels of dimmed rows in the colour of what cannot be used. */
export function registerDimming(): vscode.Disposable {
  const decoration = { color: new vscode.ThemeColor('disabledForeground'), propagate: false };
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) => (scheme === DIMMED ? decoration : undefined),
  });
}
