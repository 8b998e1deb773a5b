const NOT_OURS = /^(npm_|NODE_OPTIONS$|VSCODE_|ELECTRON_|TSX_)/;

/** This process's environment without what npm, tsx or a surrounding VS Code put there, plus `extra`. */
export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}
