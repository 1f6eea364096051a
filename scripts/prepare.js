/**
 * Builds after `npm ci`. Plain JavaScript, because it runs under whatever Node the machine has.
 *
 * `npx muster` in the checkout first links the package into npm's cache, which prepares it once more. It must not
 * build then: a build that fails would leave an empty cache entry behind, and `npx muster` broken for good.
 */

import { execSync } from "node:child_process";

if (process.env.npm_command !== "exec") execSync("npm run build", { stdio: "inherit" });
