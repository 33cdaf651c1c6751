/** Servers and probes for a real host, as one file of python3 without libraries. Versions from 3.7 on. */
export const HOST_PROGRAM = String.raw`"""Servers and probes of an exported lab."""
import fcntl
import json
import os
import select
import socket
import struct
import sys
import threading
import time

BROADCAST = b"\xff" * 6


def numbered(argv, flags):
    """Options with a value, options without, and the rest."""
    values, rest = {}, []
    words = iter(argv)
    for word in words:
        if word in flags:
            values[word] = next(words) if flags[word] else True
        else:
            rest.append(word)
    return values, rest


def go_on_alone():
    """The caller returns; what is open stays open in a process of its own."""
    sys.stdout.flush()
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)


# serve PROTOCOL PORT BIND SIZE ECHO BODY

def answer(body, line):
    return "%s: %s\n" % (body, line if len(line) <= 100 else "%d characters" % len(line))


def http(connection, body, size):
    connection.recv(65536)
    text = body + "\n" if size == 0 else body[: size - 1].ljust(size - 1, "x") + "\n"
    head = "HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(text.encode())
    connection.sendall((head + text).encode())
    connection.close()


def echo_lines(connection, body):
    waiting = b""
    while True:
        data = connection.recv(65536)
        if not data:
            return connection.close()
        waiting += data
        *lines, waiting = waiting.split(b"\n")
        for line in lines:
            connection.sendall(answer(body, line.decode("utf-8", "replace")).encode())


def talk(connection, body, size, echo):
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        echo_lines(connection, body) if echo else http(connection, body, size)
    except OSError:
        connection.close()


def serve(protocol, port, bind, size, echo, body):
    kind = socket.SOCK_DGRAM if protocol == "udp" else socket.SOCK_STREAM
    server = socket.socket(socket.AF_INET, kind)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.setsockopt(socket.SOL_IP, 15, 1)  # IP_FREEBIND: the address may come later
    server.bind((bind, int(port)))
    if protocol == "tcp":
        server.listen(64)
    go_on_alone()
    if protocol == "udp":
        while True:
            data, peer = server.recvfrom(65536)
            server.sendto(answer(body, data.decode("utf-8", "replace")).rstrip("\n").encode(), peer)
    while True:
        connection, _ = server.accept()
        threading.Thread(target=talk, args=(connection, body, int(size), echo == "1"), daemon=True).start()


# udp [-a] [-p SPORT] [-s SIZE] [-t 3] ADDR PORT [hello]

def udp(argv):
    options, rest = numbered(argv, {"-a": False, "-p": True, "-s": True, "-t": True})
    address, port = rest[0], int(rest[1])
    text = "x" * int(options["-s"]) if "-s" in options else rest[2] if len(rest) > 2 else "hello"
    client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    client.bind(("0.0.0.0", int(options.get("-p", 0))))
    client.settimeout(float(options.get("-t", 3)))
    try:
        if "-a" in options:
            client.sendto(text.encode(), (address, port))
        else:
            client.connect((address, port))
            client.send(text.encode())
        data, peer = client.recvfrom(65536)
    except socket.timeout:
        return 28
    except OSError:
        return 7
    line = data.decode("utf-8", "replace").rstrip("\n")
    print(peer[0] + " " + line if "-a" in options else line)
    return 0


# hold FOLDER open|send|read|close ...: each connection lives in a process of its own

class Held:
    def __init__(self, connection):
        self.connection, self.owed, self.buffer = connection, 0, b""

    def collect(self, timeout_s):
        answers, end = [], time.monotonic() + timeout_s
        while self.owed > 0:
            if b"\n" in self.buffer:
                line, self.buffer = self.buffer.split(b"\n", 1)
                answers.append(line.decode("utf-8", "replace"))
                self.owed -= 1
                continue
            self.connection.settimeout(max(0.001, end - time.monotonic()))
            try:
                data = self.connection.recv(65536)
            except socket.timeout:
                return answers, 28
            except OSError:
                return answers, 56
            if not data:
                return answers, 52
            self.buffer += data
        return answers, 0

    def handle(self, request):
        if request["op"] == "close":
            self.connection.close()
            return ["closed"], 0
        if request["op"] == "send":
            try:
                self.connection.sendall(request["text"].encode())
            except OSError:
                return [], 56
            self.owed += 1
        return self.collect(request["timeout"])


def keep(connection, path):
    held = Held(connection)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    door.bind(path)
    door.listen(4)
    return held, door


def attend(held, door, path):
    while True:
        caller, _ = door.accept()
        with caller, caller.makefile("rw") as pipe:
            request = json.loads(pipe.readline())
            answers, status = held.handle(request)
            pipe.write(json.dumps([answers, status]) + "\n")
        if request["op"] == "close" or status in (52, 56):
            os.unlink(path)
            return


def hold_open(path, url, timeout_s):
    host, _, port = url.split("://", 1)[-1].split("/", 1)[0].partition(":")
    try:
        connection = socket.create_connection((host, int(port or 80)), timeout_s)
    except socket.timeout:
        return 28
    except OSError:
        return 7
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if os.path.exists(path):
        os.unlink(path)
    held, door = keep(connection, path)
    print("connected", flush=True)
    go_on_alone()
    attend(held, door, path)
    return 0


def hold(argv):
    folder, op = argv[0], argv[1]
    options, rest = numbered(argv[2:], {"-s": True, "-t": True})
    path = os.path.join(folder, rest[0].replace("/", "_"))
    timeout_s = float(options.get("-t", 5 if op == "open" else 3))
    os.makedirs(folder, exist_ok=True)
    if op == "open":
        return hold_open(path, rest[1], timeout_s)
    if not os.path.exists(path):
        return 2
    text = "x" * (int(options["-s"]) - 1) if "-s" in options else rest[1] if len(rest) > 1 else "hello"
    caller = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    caller.connect(path)
    with caller.makefile("rw") as pipe:
        pipe.write(json.dumps({"op": op, "text": text + "\n", "timeout": timeout_s}) + "\n")
        pipe.flush()
        answers, status = json.loads(pipe.readline())
    for line in answers:
        print(line)
    return status


# who-has INTERFACE ADDRESS: everybody who answers one ARP request within a second

def interface(name):
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    request = struct.pack("256s", name.encode())
    mac = fcntl.ioctl(probe, 0x8927, request)[18:24]  # SIOCGIFHWADDR
    try:
        address = fcntl.ioctl(probe, 0x8915, request)[20:24]  # SIOCGIFADDR
    except OSError:
        address = b"\0\0\0\0"
    packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0806))
    packets.bind((name, 0x0806))
    return packets, mac, address


def arp_frame(operation, mac, sender, target_mac, target, destination=BROADCAST):
    head = destination + mac + struct.pack("!HHHBBH", 0x0806, 1, 0x0800, 6, 4, operation)
    return head + mac + sender + target_mac + target


def replies(packets, target, until):
    while True:
        ready, _, _ = select.select([packets], [], [], max(0, until - time.monotonic()))
        if not ready:
            return
        data = packets.recv(2048)
        if len(data) >= 42 and data[20:22] == b"\0\2" and data[28:32] == target:
            yield ":".join("%02x" % byte for byte in data[22:28])


def who_has(name, address):
    packets, mac, sender = interface(name)
    target = socket.inet_aton(address)
    packets.send(arp_frame(1, mac, sender, b"\0" * 6, target))
    names = dict(pair.split("=") for pair in os.environ.get("FRAMEPLAY_MACS", "").split())
    found = sorted({"%s %s" % (names.get(one, "?"), one) for one in replies(packets, target, time.monotonic() + 1)})
    for line in found:
        print(line)
    return 0 if found else 1


# arping, where the host has none: -c -w -I, -U and -A

def arping(argv):
    flags = {"-c": True, "-w": True, "-I": True, "-s": True, "-U": False, "-A": False, "-f": False, "-q": False, "-b": False}
    options, rest = numbered(argv, flags)
    packets, mac, sender = interface(options["-I"])
    target, answers = socket.inet_aton(rest[0]), 0
    count, end = int(options.get("-c", 1)), time.monotonic() + float(options.get("-w", 60))
    sender = socket.inet_aton(options["-s"]) if "-s" in options else sender
    for _ in range(count):
        started = time.monotonic()
        if started >= end:
            break
        if "-U" in options or "-A" in options:
            packets.send(arp_frame(2 if "-A" in options else 1, mac, target, mac if "-A" in options else BROADCAST, target))
            time.sleep(min(1, end - started))
            continue
        packets.send(arp_frame(1, mac, sender, BROADCAST, target))
        for one in replies(packets, target, min(end, started + 1)):
            answers += 1
            print("Unicast reply from %s [%s]  %.3fms" % (rest[0], one.upper(), (time.monotonic() - started) * 1000))
    return 0 if answers or "-U" in options or "-A" in options else 1


def main(argv):
    programs = {"udp": udp, "hold": hold, "arping": arping}
    if argv[0] == "serve":
        return serve(*argv[1:])
    if argv[0] == "who-has":
        return who_has(*argv[1:])
    return programs[argv[0]](argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`;
