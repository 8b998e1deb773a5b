import type { S3Place } from './names';

/** A place, and the target it is at, by its `targetName`: two targets may have buckets and keys of the same names. */
export interface ObjectAddress extends S3Place {
  readonly target: string;
}

/** An object as the editor reads and writes it. All throw a ResourceError when the views look at another target than the address names. */
export interface ObjectFiles {
  /** @throws ResourceError `gone` when nothing has this key */
  stat(place: ObjectAddress, version: string | undefined): Promise<ObjectStat>;
  /** Whether keys begin with a place, as a folder's do. */
  isFolder(place: ObjectAddress): Promise<boolean>;
  read(place: ObjectAddress, version: string | undefined): Promise<ObjectContent>;
  /**
   * @param expected the ETag that the object must still have; `null`: it must not be there; `undefined`: whatever is there is replaced
   * @throws ObjectChangedError when it is otherwise
   */
  write(place: ObjectAddress, content: Uint8Array, expected: string | null | undefined): Promise<ObjectStat>;
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
