// Bundles the extension and its webviews into dist/. `--watch` follows changes, `--dev` keeps names and adds source maps.
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

const root = import.meta.dirname;
const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  logLevel: 'warning',
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  platform: 'node',
  // The oldest editor that is supported (1.96) runs extensions on Node 20.
  target: 'node20',
  format: 'cjs',
  // Packages' ES modules, so that what is not used falls away.
  mainFields: ['module', 'main'],
  external: ['vscode'],
};

/** Every folder of media/ with a main.ts is a page: dist/media/NAME.js and .css. */
const pages = readdirSync(join(root, 'media')).filter((name) =>
  existsSync(join(root, 'media', name, 'main.ts')),
);

/** @type {esbuild.BuildOptions} */
const webviews = {
  ...shared,
  entryPoints: Object.fromEntries(pages.map((name) => [name, `media/${name}/main.ts`])),
  outdir: 'dist/media',
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  loader: { '.svg': 'text' },
};

await rm(join(root, 'dist'), { recursive: true, force: true });
if (watch) {
  for (const options of [extension, webviews]) await (await esbuild.context(options)).watch();
  console.log('Watching for changes.');
} else {
  await Promise.all([extension, webviews].map((options) => esbuild.build(options)));
}
