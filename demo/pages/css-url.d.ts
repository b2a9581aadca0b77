/** The address of a style sheet, as vite serves it. */
declare module '*.css?url' {
  const url: string;
  export default url;
}
