/** Something to let go of. A `vscode.Disposable` is one. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; the answer ends the subscription. A `vscode.Event` is one. */
export type Event<T> = (listener: (value: T) => unknown) => Disposable;

/** The smallest source of events, for layers that must not know the editor's own. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that the same function may subscribe twice.
    const own = (value: T) => listener(value);
    this.listeners.add(own);
    return { dispose: () => void this.listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
