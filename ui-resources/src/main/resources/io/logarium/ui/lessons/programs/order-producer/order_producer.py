import argparse
import json
import logging

from kafka import KafkaProducer
from kafka.errors import KafkaError

logging.basicConfig(level=logging.WARNING)
log = logging.getLogger("orders")
log.setLevel(logging.INFO)

class OrderProducer:
    def __init__(self, bootstrap, topic):
        self.topic = topic
        self.producer = KafkaProducer(
            bootstrap_servers=bootstrap.split(","),
            key_serializer=lambda key: key.encode("utf-8"),
            value_serializer=lambda value: json.dumps(value).encode("utf-8"),
            acks="all",
            retries=3,
            max_in_flight_requests_per_connection=1,
        )

    def send_order(self, user, order):
        try:
            place = self.producer.send(self.topic, key=user, value=order).get(timeout=10)
        except KafkaError as problem:
            log.error("the order was not sent: %s", problem)
            return False
        log.info("sent: %s-%d, offset %d", place.topic, place.partition, place.offset)
        return True

    def send_order_later(self, user, order, done):
        sent = self.producer.send(self.topic, key=user, value=order)
        sent.add_callback(done)
        sent.add_errback(lambda problem: log.error("the order was not sent: %s", problem))

    def close(self):
        self.producer.flush()
        self.producer.close()

parser = argparse.ArgumentParser()
parser.add_argument("--bootstrap", default="localhost:9092")
parser.add_argument("--topic", default="orders")
wanted = parser.parse_args()

orders = OrderProducer(wanted.bootstrap, wanted.topic)
orders.send_order("user_001", {"order_id": "12345", "items": ["laptop"], "total": 999.99})
orders.send_order_later(
    "user_001",
    {"order_id": "12346", "items": ["mouse"], "total": 19.99},
    lambda place: log.info("sent later: %s-%d, offset %d", place.topic, place.partition, place.offset),
)
orders.close()
