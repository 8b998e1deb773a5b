import * as vscode from 'vscode';

/** Buckets to show even where they may not be listed. */
export const extraBuckets = (): readonly string[] =>
  vscode.workspace.getConfiguration('practice.aws').get<string[]>('buckets', []);
