// Who may import whom. A place is a source path (`packages/engine/src/wire/arp.ts`), the door of a package
// (`@frameplay/engine`), a Node builtin (`node:fs`) or a library (`npm:zod`). `$1` in a target is the first group of
// `from`. Type-only imports count like any other.
const TESTS = /(\.test\.tsx?$|\/testing\/)/;
const engine = (layers) => new RegExp(`^packages/engine/src/(?:${layers})/`);
const doors = (names) => `@frameplay/(?:${names})$`;

/** The packages below each package, the libraries it may use. */
const BELOW = {
  engine: { packages: '', libraries: '' },
  shell: { packages: 'engine', libraries: '' },
  lab: { packages: 'engine|shell', libraries: 'yaml' },
  classroom: { packages: 'engine|shell|lab', libraries: '' },
  lessons: { packages: 'engine|shell|lab|classroom', libraries: '' },
  protocol: { packages: 'engine|lab|classroom', libraries: 'zod' },
  authoring: { packages: 'engine|lab|lab/cli|classroom', libraries: 'yaml|zod' },
};

/** Where files are read and written, and nothing runs in a browser. */
const WITH_IO = { lab: /^packages\/lab\/src\/cli\//, authoring: /^packages\/authoring\/src\// };

const packageRules = Object.entries(BELOW).flatMap(([name, { packages, libraries }]) => [
  {
    name: `${name}-knows-only-what-is-below`,
    from: new RegExp(`^packages/${name}/src/`),
    to: /^(@frameplay\/|packages\/|apps\/|e2e\/)/,
    except: [`^packages/${name}/src/`, ...(packages ? [`^${doors(packages)}`] : [])],
    why: packages
      ? `${name} may import ${packages.replaceAll('|', ', ')} and itself.`
      : `${name} imports nothing outside itself.`,
  },
  {
    name: `${name}-is-pure`,
    from: new RegExp(`^packages/${name}/src/`),
    fromExcept: name in WITH_IO ? new RegExp(`${WITH_IO[name].source}|\\.test\\.ts$`) : /\.test\.ts$/,
    to: /^(node|npm):/,
    except: libraries ? [`^npm:(?:${libraries})$`] : [],
    why: 'The pure packages run in a browser and in Node alike: no builtins, no further libraries.',
  },
]);

const LAYERS = {
  core: 'core',
  wire: 'core|wire',
  mistake: 'core|mistake',
  link: 'core|wire|link',
  switch: 'core|wire|mistake|link|switch',
  host: 'core|wire|mistake|link|host',
  ipvs: 'core|wire|mistake|link|host|ipvs',
  keepalived: 'core|wire|mistake|link|host|ipvs|keepalived',
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `engine-${layer}-keeps-its-layer`,
  from: engine(layer),
  fromExcept: TESTS,
  to: /^packages\/engine\//,
  except: [engine(allowed).source],
  why: `Inside the engine ${layer} may import ${allowed.replaceAll('|', ', ')}.`,
}));

export const rules = [
  ...packageRules,
  ...layerRules,
  {
    name: 'schedulers-do-not-know-each-other',
    from: /^packages\/engine\/src\/ipvs\/schedulers\/([^/]+?)(?:\.test)?\.ts$/,
    fromExcept: /\/(index|registry|[^/]*\.test)\.ts$/,
    to: /^packages\/engine\/src\/ipvs\/schedulers\//,
    except: ['/(?:$1|scheduler)\\.ts$'],
    why: 'One file per scheduler; what they share is in scheduler.ts.',
  },
  {
    name: 'one-door',
    from: /^((?:packages|apps)\/[^/]+)\/|^(e2e|tooling)\//,
    to: /^(packages\/|@frameplay\/[^/]+\/)/,
    except: ['^$1/', '^@frameplay/lab/cli$'],
    why: 'Another package is imported as @frameplay/<name>, never by a path inside it.',
  },
  {
    name: 'command-line-is-put-together-once',
    from: /^(packages|apps|e2e|tooling)\//,
    fromExcept: /^packages\/authoring\//,
    to: /^@frameplay\/lab\/cli$/,
    why: 'The door of the lab for Node; packages/authoring makes the frameplay command of it.',
  },
  {
    name: 'apps-are-strangers',
    from: /^apps\/([^/]+)\//,
    to: /^(apps\/|@frameplay\/(api|web)$)/,
    except: ['^apps/$1/'],
    why: 'Apps import packages, never each other.',
  },
  {
    name: 'packages-never-import-apps',
    from: /^packages\//,
    to: /^(apps\/|@frameplay\/(api|web)$)/,
    why: 'Packages do not know who uses them.',
  },
  {
    name: 'e2e-sees-the-product-from-outside',
    from: /^e2e\//,
    to: /^(apps\/|@frameplay\/(api|web)$)/,
    why: 'End-to-end tests import no app source.',
  },
  {
    name: 'prisma-behind-repositories',
    from: /^apps\/api\/src\//,
    fromExcept: /(^apps\/api\/src\/(database|prisma|auth|generated)\/|\.repository\.ts$|\.test\.ts$)/,
    to: /(^npm:@prisma\/|\/generated\/prisma)/,
    why: 'Prisma stays in the *.repository.ts of its own domain folder.',
  },
  {
    name: 'repositories-stay-at-home',
    from: /^apps\/api\/src\/([^/]+)\//,
    fromExcept: /\.test\.ts$/,
    to: /^apps\/api\/src\/[^/]+\/.*\.repository\.ts$/,
    except: ['^apps/api/src/$1/'],
    why: 'Domain folders meet at the module or the service.',
  },
  {
    name: 'features-do-not-import-each-other',
    from: /^apps\/web\/src\/features\/([^/]+)\//,
    to: /^apps\/web\/src\/features\//,
    except: ['^apps/web/src/features/$1/'],
    why: 'Pages put features together.',
  },
  {
    name: 'web-flows-one-way',
    from: /^apps\/web\/src\/(features|activity|ui|lib)\//,
    to: /^apps\/web\/src\/app\//,
    why: 'app -> features -> activity -> ui, lib.',
  },
  {
    name: 'ui-knows-no-feature',
    from: /^apps\/web\/src\/(activity|ui|lib)\//,
    to: /^apps\/web\/src\/features\//,
    why: 'app -> features -> activity -> ui, lib.',
  },
  {
    name: 'ui-knows-no-activity',
    from: /^apps\/web\/src\/(ui|lib)\//,
    to: /^apps\/web\/src\/activity\//,
    why: 'app -> features -> activity -> ui, lib.',
  },
  {
    name: 'product-code-does-not-import-tests',
    from: /^(packages|apps)\//,
    fromExcept: /(\.test\.tsx?$|\/testing\/|^apps\/[^/]+\/test\/)/,
    to: /(\.test\.(js|tsx?)$|\/testing\/)/,
    why: 'Tests know the code, never the other way round.',
  },
];
