import argparse
import json
import signal

from kafka import KafkaConsumer, OffsetAndMetadata

class OrderConsumer:
    def __init__(self, bootstrap, topic, group):
        self.running = True
        self.consumer = KafkaConsumer(
            topic,
            bootstrap_servers=bootstrap.split(","),
            group_id=group,
            auto_offset_reset="earliest",
            enable_auto_commit=False,
            key_deserializer=lambda key: key.decode("utf-8") if key else None,
            value_deserializer=lambda value: json.loads(value.decode("utf-8")),
        )
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGTERM, self.stop)

    def stop(self, _signal, _frame):
        self.running = False

    def process(self, order):
        print("processed:", order["order_id"], flush=True)

    def run(self, most):
        done = 0
        while self.running and (most == 0 or done < most):
            for place, messages in self.consumer.poll(timeout_ms=500).items():
                for message in messages:
                    print(f"got: partition {message.partition}, offset {message.offset}, key {message.key}")
                    self.process(message.value)
                    fields = (message.offset + 1, "", -1)[: len(OffsetAndMetadata._fields)]
                    self.consumer.commit({place: OffsetAndMetadata(*fields)})
                    done += 1
                    if not self.running or done == most:
                        break
        self.consumer.close(autocommit=False)
        print("ended in order after", done, flush=True)

parser = argparse.ArgumentParser()
parser.add_argument("--bootstrap", default="localhost:9092")
parser.add_argument("--topic", default="orders")
parser.add_argument("--group", default="order-processors")
parser.add_argument("--most", type=int, default=0)
wanted = parser.parse_args()
OrderConsumer(wanted.bootstrap, wanted.topic, wanted.group).run(wanted.most)
