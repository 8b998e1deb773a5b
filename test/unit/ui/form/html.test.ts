import { strict as assert } from 'node:assert';
import { pageHtml } from '../../../../src/ui/webview/html';

const page = pageHtml({
  title: '<img src=x onerror="alert(1)">',
  language: 'en',
  script: 'https://host/form.js?a&b',
  style: 'https://host/form.css',
  source: 'https://host',
  nonce: '4f1c',
});

describe('html of a page', () => {
  it('lets in one script, by its nonce, and the styles of its own', () => {
    const policy = /content="(.*?)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-4f1c'; style-src https://host; font-src https://host; form-action 'none'; base-uri 'none'",
    );
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.ok(!/unsafe-|<style|\sstyle=/.test(page));
  });

  it('takes a title for text', () => {
    assert.ok(page.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'));
    assert.ok(page.includes('form.js?a&amp;b'));
  });
});
