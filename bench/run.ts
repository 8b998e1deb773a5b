/** `npm run bench [-- NAME…]`: runs every `bench/*.bench.ts`, or those named; all together write `docs/benchmarks.md`. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverMain } from '../test/host/install';
import { projectRoot } from '../test/host/paths';
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
  const rows: Row[] = [];
  let broken = false;
  for (const file of files.sort()) {
    process.stdout.write(`── ${file} ──\n`);
    const measured = await runFile(file).catch((error: unknown) => {
      process.stdout.write(`  ✘ ${error instanceof Error ? error.message : String(error)}\n`);
      broken = true;
      return [];
    });
    for (const row of measured) process.stdout.write(`  ${row.ok ? '✔' : '✘'} ${cells(row).join(' · ')}\n`);
    rows.push(...measured);
  }
  if (wanted.length === 0 && !broken)
    writeFileSync(join(projectRoot, 'docs/benchmarks.md'), document(rows, await versionOfVsCode()));
  await stopAllTethered();
  return !broken && rows.every(({ ok }) => ok) ? 0 : 1;
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

function document(rows: readonly Row[], vsCode: string): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1e9)} GB of memory`;
  const versions = `Node ${process.versions.node}, VS Code ${vsCode}`;
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${memory}, ${process.platform}, ${versions}`;
  const table = [
    ['what', 'measured', 'against', 'ratio', 'limit', 'kept'],
    ['---', '---:', '---', '---:', '---', '---'],
    ...rows.map((row) => [...cells(row), row.ok ? 'yes' : '**no**']),
  ].map((line) => `| ${line.join(' | ')} |`);
  return `# Benchmarks\n\nMade by \`npm run bench\` on ${machine}.\n\n${table.join('\n')}\n`;
}

void main().then((code) => process.exit(code));
