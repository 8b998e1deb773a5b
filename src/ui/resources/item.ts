import * as vscode from 'vscode';
import type { NextStep } from '../../core/resources/errors';
import type { Fact, ResourceRow } from '../../core/resources/model';

const STATES = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** The scheme of rows that are drawn weaker: the editor colours labels by their address. */
export const DIMMED = 'practice-dimmed';

/** The editor's item of a row. `children` is what the user has made of it where he has. */
export function itemOf(row: ResourceRow, children: keyof typeof STATES): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, STATES[children]);
  item.id = row.id;
  item.iconPath = new vscode.ThemeIcon(
    row.icon.id,
    row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
  );
  item.contextValue = [row.kind, ...(row.traits ?? []), ''].join(';');
  if (row.description !== undefined) item.description = row.description;
  if (row.spoken !== undefined) item.accessibilityInformation = { label: row.spoken, role: 'treeitem' };
  if (row.dimmed === true) item.resourceUri = vscode.Uri.from({ scheme: DIMMED, path: `/${row.kind}` });
  if (row.open) {
    const { title, command } = row.open;
    item.command = { title, command, arguments: argumentsOf(row.open) };
  }
  return item;
}

/** What the command of a step is called with. A file is named by its path: on whose machine, the editor must be told. */
export const argumentsOf = ({ command, arguments: given = [] }: NextStep): unknown[] =>
  given.map((each) =>
    command === 'vscode.open' && typeof each === 'string' && !each.startsWith('https:')
      ? vscode.Uri.file(each)
      : each,
  );

/** A table of facts; what they hold is text, whatever it looks like. */
export function tooltipOf(row: ResourceRow, facts: readonly Fact[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(row.label).appendMarkdown('**');
  for (const [name, value] of facts) {
    text.appendMarkdown('  \n');
    if (name !== '') text.appendText(`${name}: `);
    text.appendText(value);
  }
  return text;
}
