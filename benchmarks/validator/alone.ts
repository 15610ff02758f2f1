// One peer in a process of its own: CPU from nothing to the first verdict, and the most memory that it takes.
import { readFileSync } from 'node:fs';
import { type Peer, peers } from './peers.ts';

const [, , name, small = '', large = ''] = process.argv;
const texts = [small, large].map((path) => readFileSync(path, 'utf8')) as [string, string];
const before = process.cpuUsage();
const judge = await (peers.find((peer) => peer.name === name) as Peer).make();
if (judge) {
  judge(texts[0]);
  const { user, system } = process.cpuUsage(before);
  for (let i = 0; i < 20; i++) judge(texts[1]);
  const megabytes = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ firstMs: (user + system) / 1000, megabytes }));
}
