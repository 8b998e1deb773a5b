import type { Page } from 'playwright-core';

/**
 * What VS Code remembers in the browser of a page, as the texts it is kept as.
 *
 * @param replace what a text that holds `mark` becomes, as the source of a function in the page; absent: nothing is changed
 * @returns the texts that hold `mark`, as they were
 */
export const remembered = (page: Page, mark: string, replace = 'null'): Promise<string[]> =>
  page.evaluate(`(async () => {
    const replace = ${replace};
    const texts = [];
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const items = database.transaction(store, 'readwrite').objectStore(store);
        for (const key of await done(items.getAllKeys())) {
          const text = await done(items.get(key));
          if (typeof text !== 'string' || !text.includes(${JSON.stringify(mark)})) continue;
          if (replace) await done(items.put(replace(text), key));
          texts.push(text);
        }
      }
      database.close();
    }
    return texts;
  })()`);
