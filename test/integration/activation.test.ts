import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('Activation', () => {
  it('registers every command that package.json declares', async () => {
    const extension = vscode.extensions.getExtension('dist-sys-practice.dist-sys-practice');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    const registered = await vscode.commands.getCommands(true);
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const missing = contributes.commands
      .map(({ command }) => command)
      .filter((id) => !registered.includes(id));
    assert.deepEqual(missing, []);
  });
});
