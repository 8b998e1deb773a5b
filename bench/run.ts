/** `npm run bench [-- NAME…]`: runs every `bench/*.bench.ts`, or those named, and writes their parts of `docs/benchmarks.md`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverMain } from '../test/host/install';
import { projectRoot } from '../test/host/paths';
import { writeSection } from '../scripts/section';
import { stopAllTethered } from '../test/host/tethered';
import type { Row } from './row';

interface Bench {
  readonly run: () => Promise<Row[]>;
}

async function main(): Promise<number> {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  const wanted = process.argv.slice(2);
  const all = readdirSync(__dirname).filter((name) => name.endsWith('.bench.ts'));
  const files = all.filter((file) => wanted.length === 0 || wanted.includes(file.replace('.bench.ts', '')));
  let kept = true;
  const tables = readTables();
  const machine = describeMachine(await versionOfVsCode());
  for (const file of files.sort()) {
    process.stdout.write(`── ${file} ──\n`);
    const rows = await runFile(file).catch((error: unknown) => {
      process.stdout.write(`  ✘ ${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    });
    for (const row of rows ?? []) process.stdout.write(`  ${row.ok ? '✔' : '✘'} ${cells(row).join(' · ')}\n`);
    kept &&= rows?.every(({ ok }) => ok) ?? false;
    if (rows) tables.set(file.replace('.bench.ts', ''), table(rows, machine));
  }
  writeFileSync(DOCUMENT, document(tables));
  writeSection(join(projectRoot, 'README.md'), 'benchmarks', summary(tables));
  await stopAllTethered();
  return kept ? 0 : 1;
}

const DOCUMENT = join(projectRoot, 'docs/benchmarks.md');

/** What the document says of each benchmark, by its name. */
function readTables(): Map<string, string> {
  const text = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
  const parts = text.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n')).trim()]));
}

async function runFile(file: string): Promise<Row[]> {
  const bench = (await import(pathToFileURL(join(__dirname, file)).href)) as Bench;
  return bench.run();
}

function cells(row: Row): string[] {
  return [
    row.name,
    `${number(row.value)} ${row.unit}`,
    row.reference ?? '',
    row.ratio === undefined ? '' : `${row.ratio.toFixed(2)} ×`,
    row.limit,
  ];
}

/** Three digits that count, and no more. */
const number = (value: number) => String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** Of the one in which what needs a window is measured. */
async function versionOfVsCode(): Promise<string> {
  const manifest = join(dirname(await serverMain()), '../package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function describeMachine(vsCode: string): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1e9)} GB of memory`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}: ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${memory}, ${process.platform}, Node ${process.versions.node}, VS Code ${vsCode}`;
}

function table(rows: readonly Row[], machine: string): string {
  const lines = [
    ['what', 'measured', 'against', 'ratio', 'limit', 'kept'],
    ['---', '---:', '---', '---:', '---', '---'],
    ...rows.map((row) => [...cells(row), row.ok ? 'yes' : '**no**']),
  ].map((line) => `| ${line.join(' | ')} |`);
  return `${machine}\n\n${lines.join('\n')}`;
}

function document(tables: ReadonlyMap<string, string>): string {
  const parts = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = parts.map(([name, part]) => `## ${name}\n\n${part}\n`).join('\n');
  return `# Benchmarks\n\nWritten by \`npm run bench\`; \`npm run bench -- NAME\` measures one again.\n\n${text}`;
}

/** Of every table the rows, without what they were compared with. */
function summary(tables: ReadonlyMap<string, string>): string {
  const rows = [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, part]) => part.split('\n').filter((line) => /^\| (?!what |---)/.test(line)))
    .map((line) => line.slice(2, -2).split(' | '))
    .map(([what, measured, , ratio, limit, kept]) => [what, measured, ratio, limit, kept]);
  return [['What', 'Measured', 'Ratio', 'Limit', 'Kept'], ['---', '---:', '---:', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

void main().then((code) => process.exit(code));
