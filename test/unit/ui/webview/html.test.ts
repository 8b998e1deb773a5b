import { strict as assert } from 'node:assert';
import { pageHtml } from '../../../../src/ui/webview/html';

const PARTS = {
  title: '<img src=x onerror="alert(1)">',
  language: 'en',
  script: 'https://host/form.js?a&b',
  style: 'https://host/form.css',
  source: 'https://host',
  nonce: '4f1c',
};
const page = pageHtml(PARTS);

describe('html of a page', () => {
  it('lets in one script, by its nonce, and the styles of its own', () => {
    const policy = /content="(.*?)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-4f1c'; style-src https://host; font-src https://host; img-src 'none'; form-action 'none'; base-uri 'none'",
    );
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.ok(!/unsafe-|<style|\sstyle=/.test(page));
  });

  it('lets pictures in only from where it is told', () => {
    const policy = pageHtml({ ...PARTS, images: ['https://host', 'https:'] });
    assert.match(policy, /img-src https:\/\/host https:; form-action/);
  });

  it('takes a title for text', () => {
    assert.ok(page.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'));
    assert.ok(page.includes('form.js?a&amp;b'));
  });
});
