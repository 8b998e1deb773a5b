/** A version that nobody maintains any more, and what takes its place. Dates of the makers and of AWS, as of November 2026. */
export interface Retired {
  /** `June 2019`. */
  readonly since: string;
  readonly replacement: string;
}

const PYTHON = 'python3.13';
const NODE = 'nodejs24.x';

/** Runtimes of AWS Lambda that no function can be made with any more, or will soon not be: their dates of deprecation. */
export const RUNTIMES: Readonly<Record<string, Retired>> = {
  nodejs: { since: 'October 2016', replacement: NODE },
  'nodejs4.3': { since: 'March 2020', replacement: NODE },
  'nodejs4.3-edge': { since: 'March 2020', replacement: NODE },
  'nodejs6.10': { since: 'August 2019', replacement: NODE },
  'nodejs8.10': { since: 'March 2020', replacement: NODE },
  'nodejs10.x': { since: 'July 2021', replacement: NODE },
  'nodejs12.x': { since: 'March 2023', replacement: NODE },
  'nodejs14.x': { since: 'December 2023', replacement: NODE },
  'nodejs16.x': { since: 'June 2024', replacement: NODE },
  'nodejs18.x': { since: 'September 2025', replacement: NODE },
  'nodejs20.x': { since: 'April 2026', replacement: NODE },
  'python2.7': { since: 'July 2021', replacement: PYTHON },
  'python3.6': { since: 'July 2022', replacement: PYTHON },
  'python3.7': { since: 'December 2023', replacement: PYTHON },
  'python3.8': { since: 'October 2024', replacement: PYTHON },
  'python3.9': { since: 'December 2025', replacement: PYTHON },
  java8: { since: 'January 2024', replacement: 'java21' },
  'dotnetcore1.0': { since: 'June 2019', replacement: 'dotnet8' },
  'dotnetcore2.0': { since: 'May 2019', replacement: 'dotnet8' },
  'dotnetcore2.1': { since: 'January 2022', replacement: 'dotnet8' },
  'dotnetcore3.1': { since: 'April 2023', replacement: 'dotnet8' },
  'dotnet5.0': { since: 'May 2022', replacement: 'dotnet8' },
  dotnet6: { since: 'December 2024', replacement: 'dotnet8' },
  'go1.x': { since: 'January 2024', replacement: 'provided.al2023' },
  'ruby2.5': { since: 'July 2021', replacement: 'ruby3.4' },
  'ruby2.7': { since: 'December 2023', replacement: 'ruby3.4' },
  'ruby3.2': { since: 'March 2026', replacement: 'ruby3.4' },
  provided: { since: 'January 2024', replacement: 'provided.al2023' },
};

/** The releases of an image, oldest first: those up to `last` are retired. */
interface ImageLine {
  /** The image that takes its place, where that has another name. */
  readonly image?: string;
  /** What takes the place of a retired release. */
  readonly current: string;
  /** When each retired release was; the key is the beginning of a version, `10` is the beginning of `10.4` and not of `100`. */
  readonly retired: Readonly<Record<string, string>>;
  /** Releases by their names: `carbon` is 8. */
  readonly names?: Readonly<Record<string, string>>;
  /** Every release is retired, the image itself is no longer made. */
  readonly all?: string;
  /** What takes its place by the tag, where that is not all the same; the first that fits. `$1` is the first group. */
  readonly byTag?: readonly (readonly [tag: RegExp, replacement: string])[];
}

/** Java goes on under another name, with the same versions. */
const TEMURIN: NonNullable<ImageLine['byTag']> = [
  [/^((?:8|11|17|21|25)(?:-(?:jdk|jre))?)(?:[-.]\w+)*?(-alpine)/, 'eclipse-temurin:$1$2'],
  [/^((?:8|11|17|21|25)(?:-(?:jdk|jre))?)/, 'eclipse-temurin:$1'],
];

/** Base images of languages and systems, by their name on Docker Hub. */
export const IMAGES: Readonly<Record<string, ImageLine>> = {
  node: {
    current: '24',
    names: {
      argon: '4',
      boron: '6',
      carbon: '8',
      dubnium: '10',
      erbium: '12',
      fermium: '14',
      gallium: '16',
      hydrogen: '18',
      iron: '20',
    },
    retired: {
      '0': 'December 2016',
      '4': 'April 2018',
      '5': 'June 2016',
      '6': 'April 2019',
      '7': 'June 2017',
      '8': 'December 2019',
      '9': 'June 2018',
      '10': 'April 2021',
      '11': 'June 2019',
      '12': 'April 2022',
      '13': 'June 2020',
      '14': 'April 2023',
      '15': 'June 2021',
      '16': 'September 2023',
      '17': 'June 2022',
      '18': 'April 2025',
      '19': 'June 2023',
      '20': 'April 2026',
      '21': 'June 2024',
      '23': 'June 2025',
    },
  },
  python: {
    current: '3.13',
    retired: {
      '2': 'January 2020',
      '3.3': 'September 2017',
      '3.4': 'March 2019',
      '3.5': 'September 2020',
      '3.6': 'December 2021',
      '3.7': 'June 2023',
      '3.8': 'October 2024',
      '3.9': 'October 2025',
    },
  },
  ruby: {
    current: '3.4',
    retired: {
      '1': 'February 2015',
      '2.0': 'February 2016',
      '2.1': 'March 2017',
      '2.2': 'March 2018',
      '2.3': 'March 2019',
      '2.4': 'March 2020',
      '2.5': 'March 2021',
      '2.6': 'April 2022',
      '2.7': 'March 2023',
      '3.0': 'April 2024',
      '3.1': 'March 2025',
      '3.2': 'March 2026',
    },
  },
  php: {
    current: '8.4',
    retired: {
      '5': 'December 2018',
      '7.0': 'January 2019',
      '7.1': 'December 2019',
      '7.2': 'November 2020',
      '7.3': 'December 2021',
      '7.4': 'November 2022',
      '8.0': 'November 2023',
      '8.1': 'December 2025',
    },
  },
  golang: {
    current: '1',
    retired: Object.fromEntries(
      Array.from({ length: 23 }, (_, minor) => [`1.${minor}`, minor < 22 ? 'August 2024' : 'February 2025']),
    ),
  },
  openjdk: { image: 'eclipse-temurin', current: '21', all: 'July 2022', retired: {}, byTag: TEMURIN },
  java: { image: 'eclipse-temurin', current: '21', all: 'December 2016', retired: {}, byTag: TEMURIN },
  'microsoft/dotnet': {
    image: 'mcr.microsoft.com/dotnet/sdk',
    current: '8.0',
    all: 'January 2019',
    retired: {},
    byTag: [
      [/aspnetcore/, 'mcr.microsoft.com/dotnet/aspnet:8.0'],
      [/runtime/, 'mcr.microsoft.com/dotnet/runtime:8.0'],
    ],
  },
  centos: { image: 'quay.io/centos/centos', current: 'stream9', all: 'June 2024', retired: {} },
  ubuntu: {
    current: '24.04',
    names: {
      precise: '12.04',
      trusty: '14.04',
      xenial: '16.04',
      artful: '17.10',
      bionic: '18.04',
      cosmic: '18.10',
      disco: '19.04',
      eoan: '19.10',
      focal: '20.04',
      groovy: '20.10',
    },
    retired: {
      '12': 'April 2017',
      '14': 'April 2019',
      '15': 'July 2016',
      '16': 'April 2021',
      '17': 'July 2018',
      '18': 'May 2023',
      '19': 'July 2020',
      '20': 'May 2025',
      '21': 'July 2022',
      '23': 'July 2024',
    },
  },
  debian: {
    current: 'bookworm',
    names: { wheezy: '7', jessie: '8', stretch: '9', buster: '10' },
    retired: { '7': 'May 2018', '8': 'June 2020', '9': 'June 2022', '10': 'June 2024' },
  },
  amazonlinux: {
    current: '2023',
    retired: {
      '1': 'December 2023',
      '2016': 'December 2023',
      '2017': 'December 2023',
      '2018': 'December 2023',
      '2': 'June 2026',
    },
  },
};

/** The system behind a version that the next release of the image may not have: `-stretch`, `-alpine3.9`, `-slim-buster`. */
const SYSTEMS = /-(?:wheezy|jessie|stretch|buster|bullseye)(?=-|$)|(?<=-alpine)3\.\d+/g;
/** What makers of languages bundle differently now. */
const VARIANT =
  /^(?:alpine|slim|onbuild|windowsservercore|nanoserver|apache|fpm|cli|zts|jdk|jre|sdk|runtime)/;

/**
 * What takes the place of a base image that is retired; `null` for one that is not, or that is not known.
 * @param reference `node:8-alpine`, `docker.io/library/python:3.6`
 */
export function retiredImage(reference: string): Retired | null {
  const [, name = '', tag = 'latest'] =
    /^(?:docker\.io\/)?(?:library\/)?([a-z][\w./-]*?)(?::([\w.-]+))?(?:@sha256:\w+)?$/.exec(reference) ?? [];
  const line = Object.hasOwn(IMAGES, name) ? IMAGES[name] : undefined;
  if (!line) return null;
  const image = line.image ?? name;
  if (line.all !== undefined) {
    const [by, to] = line.byTag?.find(([shape]) => shape.test(tag)) ?? [];
    const [found = ''] = by?.exec(tag) ?? [];
    const replacement = by && to !== undefined ? found.replace(by, to) : `${image}:${line.current}`;
    return { since: line.all, replacement };
  }
  const [written = ''] = tag.split('-');
  const version = line.names?.[written] ?? written;
  const [, since] =
    Object.entries(line.retired).find(([key]) => version === key || version.startsWith(`${key}.`)) ?? [];
  if (since === undefined) return null;
  const variant = tag.slice(written.length).replace(SYSTEMS, '');
  return {
    since,
    replacement: `${image}:${line.current}${VARIANT.test(variant.slice(1)) && !variant.includes('onbuild') ? variant : ''}`,
  };
}
