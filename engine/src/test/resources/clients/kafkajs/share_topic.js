// Reads as a member of a group until Ctrl+C and says what it has.
//
// Usage: node share_topic.js BOOTSTRAP TOPIC GROUP
// Prints "has COUNT" whenever it has joined anew and "read VALUE" for each record.
const { Kafka, logLevel } = require('kafkajs')

const [bootstrap, topic, group] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'js', brokers: bootstrap.split(','), logLevel: logLevel.ERROR })

async function main() {
  const consumer = kafka.consumer({ groupId: group, heartbeatInterval: 300, maxWaitTimeInMs: 100 })
  consumer.on(consumer.events.GROUP_JOIN, (e) => {
    console.log('has', (e.payload.memberAssignment[topic] || []).length)
  })
  process.once('SIGINT', () => consumer.disconnect().then(() => process.exit(0)))
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({ eachMessage: async ({ message }) => console.log('read', message.value.toString()) })
}

main().catch((problem) => {
  console.error(problem)
  process.exit(1)
})
