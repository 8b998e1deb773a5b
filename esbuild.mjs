// Bundles the extension and its webviews into dist/. `--watch` follows changes, `--dev` keeps names and adds source maps.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
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

/**
 * What is loaded on first use, each its own file in dist/: `await import('…/core/course/parse')` loads dist/parser.js. What several of
 * these need is in dist/chunk-….js once.
 */
const parts = {
  parser: 'src/core/course/parse.ts',
  storage: 'src/adapters/storage/store.ts',
  activeRun: 'src/core/runs/activeRun.ts',
  terminal: 'src/adapters/terminal/hostTerminal.ts',
  page: 'src/ui/lesson/view.ts',
  lesson: 'src/ui/lesson/render.ts',
  knowledge: 'src/core/target/knowledge.ts',
  late: 'src/late.ts',
  resources: 'src/resources.ts',
  values: 'src/values.ts',
  stepFiles: 'src/stepFiles.ts',
};

/** The same for clients of others, which share nothing with us, and for a program of its own. */
const programs = {
  docker: 'src/adapters/docker/client.ts',
  keeper: 'src/adapters/sandbox/keeper.ts',
  aws: 'src/adapters/aws/sdk.ts',
};

/**
 * Leaves imports of files that are built apart to run time.
 *
 * @param {Record<string, string>} files by the name that each has in dist/
 * @returns {esbuild.Plugin}
 */
const loadLater = (files) => ({
  name: 'load-later',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const wanted = join(resolveDir, `${path}.ts`);
      const found = Object.entries(files).find(([, file]) => join(root, file) === wanted);
      return kind === 'dynamic-import' && found ? { path: `./${found[0]}.js`, external: true } : undefined;
    });
  },
});

/** Editors load CommonJS, and only ES modules can be split: they are turned into it once they are built. @type {esbuild.Plugin} */
const toCommonJs = {
  name: 'to-common-js',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles = [] }) => {
      await mkdir(join(root, 'dist'), { recursive: true });
      for (const { path, text } of outputFiles)
        await writeFile(path, path.endsWith('.js') ? await commonJs(text) : text);
    });
  },
};

/** @param {string} code an ES module @returns {Promise<string>} the same as CommonJS. */
async function commonJs(code) {
  const options = { ...node, format: 'cjs', sourcemap: dev && 'inline' };
  const { code: plain } = await esbuild.transform(code, options);
  const shorter = exportDirectly(requireOnce(plain));
  return (await esbuild.transform(shorter, { ...options, minify: !dev, treeShaking: true })).code;
}

/**
 * Exports by `module.exports` itself. esbuild copies what a file exports from an object in between, by 300 characters at the top of every file.
 *
 * @param {string} code as esbuild prints it, a statement a line
 */
function exportDirectly(code) {
  const [, own] = /^module\.exports = __toCommonJS\((\w+)\);$/m.exec(code) ?? [];
  if (own === undefined) return code;
  return code
    .replace(`module.exports = __toCommonJS(${own});\n`, '')
    .replace(`var ${own} = {};\n`, '')
    .replace(`__export(${own}, {`, `__export(__defProp(exports, "__esModule", { value: true }), {`);
}

/**
 * Asks once for what many modules of a file import. An editor answers each `require` anew, and esbuild copies all properties for each
 * `import * as`, which took a third of the time that loading took.
 *
 * @param {string} code as esbuild prints it, a statement a line
 */
function requireOnce(code) {
  const known = new Map();
  return code.replace(
    /^var ([\w$]+) = (?:__toESM\()?require\("(vscode|node:[\w/]+)"\)\)?;$/gm,
    (statement, name, wanted) => {
      // A default is what only the copy has.
      if (code.includes(`${name}.default`)) return statement;
      const value = known.get(wanted) ?? `require("${wanted}")`;
      known.set(wanted, name);
      return `var ${name} = ${value};`;
    },
  );
}

/**
 * What the Docker client would bring for ssh:// hosts, BuildKit and build contexts, which it is not used for: some 850 kB.
 */
const nothing = [
  'ssh2',
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  'protobufjs',
  'tar-fs',
  '@balena/dockerignore',
];

/** @type {esbuild.Plugin} */
const leaveOut = {
  name: 'leave-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
      nothing.includes(path) || path === 'debug' ? { path, namespace: 'nothing' } : undefined,
    );
    // `debug` makes a function that writes for developers, anything else is only looked into.
    onLoad({ filter: /./, namespace: 'nothing' }, ({ path }) => ({
      contents: `module.exports = ${path === 'debug' ? '() => () => {}' : '{}'}`,
    }));
    // Of their own manifest clients say the version and nothing else.
    onLoad({ filter: /@aws-sdk[\\/].+[\\/]package\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
      loader: 'json',
    }));
  },
};

/** The oldest editor that is supported (1.96) runs extensions on Node 20, and editors load them with `require`. */
const node = {
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  platform: node.platform,
  target: node.target,
  format: 'esm',
  sourcemap: dev && 'inline',
  // Packages' ES modules, so that what is not used falls away.
  mainFields: ['module', 'main'],
  external: ['vscode'],
  plugins: [loadLater({ ...parts, ...programs }), toCommonJs],
};

/** Streams for those who have none: Node has them. */
const alias = { 'readable-stream': 'node:stream' };

/** @type {esbuild.BuildOptions} */
const clients = { ...extension, ...node, entryPoints: programs, format: 'cjs', plugins: [leaveOut], alias };

/** @type {esbuild.BuildOptions} */
const onFirstUse = {
  ...extension,
  entryPoints: parts,
  splitting: true,
  alias: { entities: './src/ui/lesson/entities.ts', 'punycode.js': './src/ui/lesson/punycode.ts' },
  plugins: [loadLater(programs), toCommonJs],
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

/**
 * Writes dist/lab.json, all files of the lab in one, and dist/snippets/LANGUAGE.json: the course's commands and lab files, for the
 * editor's own suggestions.
 */
async function writeCourse() {
  const { outputFiles } = await esbuild.build({
    ...shared,
    entryPoints: ['scripts/editorSnippets.ts'],
    platform: 'node',
    format: 'esm',
    sourcemap: false,
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { editorSnippets } = await import(`data:text/javascript;base64,${code}`);
  const folder = join(root, 'snippets');
  const read = (path) => readFileSync(join(folder, path), 'utf8');
  const lab = readdirSync(join(folder, 'lab'), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, 'lab', path)).isFile())
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), content: read(join('lab', path)) }));
  const notes = readdirSync(folder)
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort();
  await writeFile(
    join(root, 'dist/lab.json'),
    JSON.stringify(Object.fromEntries(lab.map(({ path, content }) => [path, content]))),
  );
  const made = Object.entries(editorSnippets(notes.map(read), lab));
  await mkdir(join(root, 'dist/snippets'), { recursive: true });
  for (const [language, snippets] of made)
    await writeFile(join(root, `dist/snippets/${language}.json`), JSON.stringify(snippets));
}

await rm(join(root, 'dist'), { recursive: true, force: true });
if (watch) {
  for (const options of [extension, clients, onFirstUse, webviews])
    await (await esbuild.context(options)).watch();
  console.log('Watching for changes.');
} else {
  await Promise.all([extension, clients, onFirstUse, webviews].map((options) => esbuild.build(options)));
}
await writeCourse();
