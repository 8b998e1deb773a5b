import { join, resolve } from 'node:path';

/** The project's folder. */
export const projectRoot = resolve(__dirname, '..', '..');

/** What tests and `npm start` fetch or make; git-ignored, and the folder that `@vscode/test-electron` uses too. */
export const toolsFolder = join(projectRoot, '.vscode-test');
