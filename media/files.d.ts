/** Style sheets are imported for the bundler: it puts them beside the script. */
declare module '*.css';

/** Drawings are imported as their text. */
declare module '*.svg' {
  const text: string;
  export default text;
}
