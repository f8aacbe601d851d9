// Proves that the packages are installed: prints what each of them is.
import { readFileSync } from "node:fs";

import * as tus from "tus-js-client";

const wanted = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies;
for (const name of Object.keys(wanted)) {
  const found = JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8"));
  console.log(`${name} ${found.version}`);
}
console.log(typeof tus.Upload);
