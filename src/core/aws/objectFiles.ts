import type { S3Place } from './names';

/** An object as the editor reads and writes it. */
export interface ObjectFiles {
  /** @throws ResourceError `gone` when nothing has this key */
  stat(place: S3Place, version: string | undefined): Promise<ObjectStat>;
  /** Whether keys begin with a place, as a folder's do. */
  isFolder(place: S3Place): Promise<boolean>;
  read(place: S3Place, version: string | undefined): Promise<ObjectContent>;
  /**
   * @param expected the ETag that the object must still have; `null`: it must not be there; `undefined`: whatever is there is replaced
   * @throws ObjectChangedError when it is otherwise
   */
  write(place: S3Place, content: Uint8Array, expected: string | null | undefined): Promise<ObjectStat>;
}

export interface ObjectStat {
  /** Bytes. */
  readonly size: number;
  /** Ms since 1970. */
  readonly modified: number;
  readonly etag: string;
}

export interface ObjectContent extends ObjectStat {
  readonly content: Uint8Array;
}

/** Somebody else has changed an object since it was read. */
export class ObjectChangedError extends Error {
  override readonly name = 'ObjectChangedError';
}
