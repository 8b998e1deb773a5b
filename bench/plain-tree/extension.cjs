// The least that shows a container's new name in a tree: no icons, no actions, no calls after an event.
const http = require('node:http');
const vscode = require('vscode');

const socketPath = process.env.DOCKER_HOST?.replace(/^unix:\/\//, '');
/** @type {Map<string, import('vscode').TreeItem>} rows by the id of their container */
const rows = new Map();

exports.activate = () => {
  const changed = new vscode.EventEmitter();
  vscode.window.registerTreeDataProvider('plain.containers', {
    onDidChangeTreeData: changed.event,
    getTreeItem: (row) => row,
    getChildren: (row) => (row ? [] : [...rows.values()].sort((a, b) => (a.label < b.label ? -1 : 1))),
  });
  const name = (id, text) => {
    const row = rows.get(id) ?? new vscode.TreeItem(text);
    row.label = text;
    row.accessibilityInformation = { label: `${text}, plain` };
    rows.set(id, row);
    return row;
  };
  ask('/containers/json?all=1', (text) => {
    for (const { Id, Names } of JSON.parse(text)) name(Id, Names[0].slice(1));
    changed.fire(undefined);
  });
  let rest = '';
  http.get({ socketPath, path: '/events' }, (response) =>
    response.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const { Action, Actor } of lines.filter(Boolean).map((line) => JSON.parse(line)))
        if (Action === 'rename') changed.fire(name(Actor.ID, Actor.Attributes.name));
    }),
  );
};

function ask(path, then) {
  http.get({ socketPath, path }, (response) => {
    let text = '';
    response.on('data', (chunk) => (text += chunk)).on('end', () => then(text));
  });
}
