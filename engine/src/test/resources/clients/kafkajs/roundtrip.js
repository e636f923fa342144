// Makes a topic, writes, reads half of it in a group, commits, and reads the rest with a new member of the group.
//
// Usage: node roundtrip.js BOOTSTRAP TOPIC GROUP
const { Kafka, logLevel, CompressionTypes } = require('kafkajs')

const [bootstrap, topic, group] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'js', brokers: bootstrap.split(','), logLevel: logLevel.ERROR })
const COUNT = 20

async function write() {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
  await producer.connect()
  for (let n = 0; n < COUNT; n++) {
    const compression = n % 2 ? CompressionTypes.GZIP : CompressionTypes.None
    const [answer] = await producer.send({
      topic,
      compression,
      acks: -1,
      messages: [{ key: `key-${n % 5}`, value: `value-${n}`, partition: n % 2, headers: { n: `${n}` } }],
    })
    if (answer.errorCode) throw new Error(`refused: ${JSON.stringify(answer)}`)
  }
  await producer.disconnect()
  console.log('written', COUNT)
}

async function read(wanted) {
  const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 200 })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  const seen = []
  await new Promise((done, failed) => {
    consumer.on(consumer.events.CRASH, (e) => failed(e.payload.error))
    consumer
      .run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          if (seen.length >= wanted) return
          seen.push(`${partition}/${message.offset}/${message.key}/${message.value}/${message.headers.n}`)
          await consumer.commitOffsets([{ topic, partition, offset: `${Number(message.offset) + 1}` }])
          if (seen.length === wanted) done()
        },
      })
      .catch(failed)
  })
  await consumer.disconnect()
  return seen
}

async function main() {
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true })
  await write()
  const first = await read(COUNT / 2)
  const rest = await read(COUNT / 2)
  console.log('first', first.length, 'rest', rest.length)
  console.log('different', new Set([...first, ...rest]).size)
  for (const line of [...first, ...rest].sort()) console.log('read', line)
  const offsets = await admin.fetchTopicOffsets(topic)
  console.log('ends', offsets.map((o) => `${o.partition}:${o.low}-${o.high}`).sort().join(' '))
  const committed = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  console.log('committed', committed[0].partitions.map((p) => `${p.partition}:${p.offset}`).sort().join(' '))
  const described = await admin.describeGroups([group])
  console.log('group', described.groups[0].state, described.groups[0].members.length)
  await admin.deleteGroups([group])
  await admin.deleteTopics({ topics: [topic] })
  await admin.disconnect()
}

main().catch((problem) => {
  console.error(problem)
  process.exit(1)
})
