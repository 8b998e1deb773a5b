/** The side of a webview's page that the extension holds. `Out` goes to the page, `In` comes from it. */
export interface Page<Out, In> {
  /** What its tab says. */
  title: string;
  post(message: Out): void;
  /** One listener: a later one takes the place of an earlier one. */
  onMessage(listener: (message: In) => void): void;
  /** Called once, whoever closed the page. */
  onClosed(listener: () => void): void;
  /** Brings the page to the front and gives it the keyboard. */
  reveal(): void;
  close(): void;
}

/** The part of the page's `window` that messages arrive at. */
interface MessageSource {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The part of `acquireVsCodeApi()` that messages leave by. */
interface MessageSink {
  postMessage(message: unknown): void;
}

/**
 * The side of a webview's page that the page itself holds. Both sides come from one build, so the protocol's types
 * are the contract; a page receives messages only from the extension that made it.
 * @returns a function that sends a message to the extension
 */
export function connectToExtension<In, Out>(
  source: MessageSource,
  sink: MessageSink,
  listener: (message: In) => void,
): (message: Out) => void {
  source.addEventListener('message', (event) => listener(event.data as In));
  return (message) => sink.postMessage(message);
}
