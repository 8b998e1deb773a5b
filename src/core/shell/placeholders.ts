import type { Placeholder } from './model';

/** The placeholders of a command in the order they stand in. */
export function findPlaceholders(command: string): Placeholder[] {
  void command;
  return [];
}
