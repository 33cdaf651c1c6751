/**
 * The two labs of the lessons, as the text of lab files, so that they can be read in a browser as well.
 * They are the recorded labs dr-flat-basic and dr-gw-basic with two requests in a row.
 */

export const FLAT_WALK = `name: flat-walk
title: "Flat LAN, correct DR, two requests from cold ARP caches"
topology:
  nodes:
    client: { kind: linux }
    director: { kind: linux }
    rs1: { kind: linux, serve: [{ port: 80, body: "rs1" }] }
    rs2: { kind: linux, serve: [{ port: 80, body: "rs2" }] }
    lan: { kind: bridge }
  links:
    - { type: veth, endpoints: [ { node: client, interface: eth0, mac: "02:00:00:00:00:0a" }, { node: lan, interface: p1 } ] }
    - { type: veth, endpoints: [ { node: director, interface: eth0, mac: "02:00:00:00:00:10" }, { node: lan, interface: p2 } ] }
    - { type: veth, endpoints: [ { node: rs1, interface: eth0, mac: "02:00:00:00:00:11" }, { node: lan, interface: p3 } ] }
    - { type: veth, endpoints: [ { node: rs2, interface: eth0, mac: "02:00:00:00:00:12" }, { node: lan, interface: p4 } ] }
steps:
  - { on: client, run: "ip addr add 192.168.1.2/24 dev eth0" }
  - { on: director, run: "ip addr add 192.168.1.10/24 dev eth0" }
  - { on: rs1, run: "ip addr add 192.168.1.11/24 dev eth0" }
  - { on: rs2, run: "ip addr add 192.168.1.12/24 dev eth0" }
  - { on: director, run: "ip addr add 192.168.1.100/32 dev eth0" }
  - { on: rs1, run: "sysctl -w net.ipv4.conf.all.arp_ignore=1" }
  - { on: rs1, run: "sysctl -w net.ipv4.conf.all.arp_announce=2" }
  - { on: rs1, run: "ip addr add 192.168.1.100/32 dev lo" }
  - { on: rs2, run: "sysctl -w net.ipv4.conf.all.arp_ignore=1" }
  - { on: rs2, run: "sysctl -w net.ipv4.conf.all.arp_announce=2" }
  - { on: rs2, run: "ip addr add 192.168.1.100/32 dev lo" }
  - { on: director, run: "ipvsadm -A -t 192.168.1.100:80 -s rr" }
  - { on: director, run: "ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.11:80 -g" }
  - { on: director, run: "ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.12:80 -g" }
  - { on: client, run: "curl -s --max-time 5 http://192.168.1.100/" }
  - { on: client, run: "curl -s --max-time 5 http://192.168.1.100/" }
`;

export const GATEWAY_WALK = `name: gateway-walk
title: "Gateway LAN, correct DR, two requests from cold ARP caches"
topology:
  nodes:
    client: { kind: linux }
    gw: { kind: linux }
    director: { kind: linux }
    rs1: { kind: linux, serve: [{ port: 80, body: "rs1" }] }
    rs2: { kind: linux, serve: [{ port: 80, body: "rs2" }] }
    lan: { kind: bridge }
  links:
    - { type: veth, endpoints: [ { node: client, interface: eth0, mac: "02:00:00:00:00:0a" }, { node: gw, interface: eth1, mac: "02:00:00:00:01:fe" } ] }
    - { type: veth, endpoints: [ { node: gw, interface: eth0, mac: "02:00:00:00:00:fe" }, { node: lan, interface: p1 } ] }
    - { type: veth, endpoints: [ { node: director, interface: eth0, mac: "02:00:00:00:00:10" }, { node: lan, interface: p2 } ] }
    - { type: veth, endpoints: [ { node: rs1, interface: eth0, mac: "02:00:00:00:00:11" }, { node: lan, interface: p3 } ] }
    - { type: veth, endpoints: [ { node: rs2, interface: eth0, mac: "02:00:00:00:00:12" }, { node: lan, interface: p4 } ] }
steps:
  - { on: client, run: "ip addr add 10.0.0.2/24 dev eth0" }
  - { on: client, run: "ip route add default via 10.0.0.1" }
  - { on: gw, run: "ip addr add 192.168.1.1/24 dev eth0" }
  - { on: gw, run: "ip addr add 10.0.0.1/24 dev eth1" }
  - { on: gw, run: "sysctl -w net.ipv4.ip_forward=1" }
  - { on: director, run: "ip addr add 192.168.1.10/24 dev eth0" }
  - { on: director, run: "ip route add default via 192.168.1.1" }
  - { on: rs1, run: "ip addr add 192.168.1.11/24 dev eth0" }
  - { on: rs1, run: "ip route add default via 192.168.1.1" }
  - { on: rs2, run: "ip addr add 192.168.1.12/24 dev eth0" }
  - { on: rs2, run: "ip route add default via 192.168.1.1" }
  - { on: director, run: "ip addr add 192.168.1.100/32 dev eth0" }
  - { on: rs1, run: "sysctl -w net.ipv4.conf.all.arp_ignore=1" }
  - { on: rs1, run: "sysctl -w net.ipv4.conf.all.arp_announce=2" }
  - { on: rs1, run: "ip addr add 192.168.1.100/32 dev lo" }
  - { on: rs2, run: "sysctl -w net.ipv4.conf.all.arp_ignore=1" }
  - { on: rs2, run: "sysctl -w net.ipv4.conf.all.arp_announce=2" }
  - { on: rs2, run: "ip addr add 192.168.1.100/32 dev lo" }
  - { on: director, run: "ipvsadm -A -t 192.168.1.100:80 -s rr" }
  - { on: director, run: "ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.11:80 -g" }
  - { on: director, run: "ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.12:80 -g" }
  - { on: client, run: "curl -s --max-time 5 http://192.168.1.100/" }
  - { on: client, run: "curl -s --max-time 5 http://192.168.1.100/" }
`;
