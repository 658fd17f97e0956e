"""A web server on a loopback port that gives one answer to all, good or bad. Ends with its standard input.

Arguments: certificate and key (`-` twice for plain HTTP), and the answer as JSON. Writes its port on the first line,
and then every question as one line of JSON.
"""

import json
import socketserver
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler

certificate, key, answer = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
over = threading.Event()


def tell(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Clerk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        tell(json.dumps({"method": self.command, "headers": headers, "body": body.decode()}))
        try:
            getattr(self, answer["kind"])()
        except OSError:
            pass
        self.close_connection = True

    do_GET = do_POST = do

    def begin(self, headers, status=200):
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def text(self):
        body = answer["text"].encode()
        self.begin({"content-length": str(len(body))}, answer["status"])
        self.wfile.write(body)

    def redirect(self):
        self.begin({"location": answer["address"], "content-length": "0"}, 302)

    def silence(self):
        over.wait()

    def bytes(self):
        """Without saying beforehand how many: only who counts knows."""
        self.begin({"connection": "close"})
        for _ in range(0, answer["count"], 1000):
            self.wfile.write(b" " * 1000)

    def drip(self):
        """A byte now and then, for ever."""
        self.begin({"connection": "close"})
        while not over.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def headers_for_ever(self):
        self.send_response_only(200)
        self.flush_headers()
        while not over.is_set():
            self.wfile.write(b"x: " + b"y" * 1000 + b"\r\n")

    def half(self):
        self.begin({"content-length": "100"})
        self.wfile.write(b"half")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def get_request(self):
        connection, address = super().get_request()
        connection.settimeout(60)
        return connection, address

    def finish_request(self, request, address):
        if certificate != "-":
            try:
                request = context.wrap_socket(request, server_side=True)
            except (ssl.SSLError, OSError):
                return
        super().finish_request(request, address)
        try:
            request.close()
        except OSError:
            pass

    def handle_error(self, *_):
        pass


if certificate != "-":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

server = Server(("127.0.0.1", 0), Clerk)
threading.Thread(target=server.serve_forever, daemon=True).start()
tell(str(server.server_address[1]))
sys.stdin.read()
over.set()
