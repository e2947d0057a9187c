/// <reference types="vite/client" />

/** Version of the application, from package.json, set when it is built. */
declare const __APP_VERSION__: string;
