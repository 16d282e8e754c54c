// Lets a plain Node process of a test load our TypeScript: node -r this-file script.ts

const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file).code, file);
