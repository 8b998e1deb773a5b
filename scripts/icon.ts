/**
 * `npx tsx scripts/icon.ts && pngquant 32 --strip --speed 1 --nofs --force --ext .png media/icons/icon.png && optipng -o7 media/icons/icon.png`:
 * draws `media/icons/icon.svg` as the 256 pixels that galleries and editors show. With a palette of 32 colors, not dithered, it is a quarter of
 * what the browser writes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/host/chromium';
import { projectRoot } from '../test/host/paths';

const SIZE = 256;

async function main(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
    const drawing = readFileSync(join(projectRoot, 'media/icons/icon.svg'), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: join(projectRoot, 'media/icons/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

void main();
