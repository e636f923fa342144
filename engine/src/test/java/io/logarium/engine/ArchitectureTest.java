package io.logarium.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Who may know whom in the engine, and what state never does. The reasons are in ARCHITECTURE.md.
class ArchitectureTest {
    private static final String ROOT = "io.logarium.engine";

    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    /// What each package of ours may import of ours, beside itself.
    private static final Map<String, List<String>> MAY_KNOW =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("loop", List.of()),
                            Map.entry("view", List.of()),
                            Map.entry("fault", List.of()),
                            Map.entry("event", List.of("fault")),
                            Map.entry("config", List.of("loop")),
                            Map.entry("log", List.of("loop")),
                            Map.entry("quorum", List.of("loop")),
                            Map.entry("machine", List.of("loop")),
                            Map.entry("wire", List.of("loop")),
                            Map.entry(
                                    "faulty",
                                    List.of("fault", "loop", "log", "net", "wire", "event")),
                            Map.entry("replica", List.of("loop", "log")),
                            Map.entry("controller", List.of("loop", "machine", "config")),
                            Map.entry(
                                    "group", List.of("loop", "machine", "config", "view", "event")),
                            Map.entry("txn", List.of("loop", "machine", "config", "view", "event")),
                            Map.entry("net", List.of("loop", "wire", "view", "event")),
                            Map.entry(
                                    "api",
                                    List.of(
                                            "loop",
                                            "wire",
                                            "config",
                                            "log",
                                            "replica",
                                            "controller",
                                            "group",
                                            "txn",
                                            "machine",
                                            "event"))));

    /// Where a broker's state lives: objects that only its loop touches.
    private static final String[] STATE =
            packages(
                    "config",
                    "log",
                    "replica",
                    "quorum",
                    "machine",
                    "controller",
                    "group",
                    "txn",
                    "api");

    /// The seam to real disks, and the counts of who still reads a file: connections' threads read files too.
    private static final String SHARED_FILES =
            ".*\\.log\\.(Live\\w+|OpenFiles|SegmentFile|Slice|CopyBuffers)";

    private static final Set<String> HASHED = Set.of("java.util.HashMap", "java.util.HashSet");

    private static final Set<String> ITERATION =
            Set.of("entrySet", "keySet", "values", "forEach", "iterator", "stream", "toArray");

    @Test
    void packagesKnowOnlyWhatIsBelowThem() {
        MAY_KNOW.forEach((name, known) -> {
            var allowed = new ArrayList<>(known);
            allowed.add(name);
            noClasses()
                    .that()
                    .resideInAPackage(of(name))
                    .should()
                    .dependOnClassesThat(oursExcept(allowed))
                    .because("%s may know %s only".formatted(name, known))
                    .allowEmptyShould(true)
                    .check(ENGINE);
        });
    }

    private static DescribedPredicate<JavaClass> oursExcept(List<String> names) {
        var allowed = resideInAnyPackage(packages(names.toArray(String[]::new)));
        return resideInAnyPackage(ROOT + "..").and(not(allowed));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void theEngineNeedsKafkaClientsAndALoggerOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(of("junit"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "javax.net..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "org.apache.kafka.common..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.coordinator.group.generated..",
                        "org.apache.kafka.coordinator.transaction.generated..")
                .because(
                        "it goes into other people's tests, and its bytes are Kafka's by Kafka's own schemas")
                .check(ENGINE);
    }

    @Test
    void timePassesOnlyInTheLoop() {
        for (var call : List.of("currentTimeMillis", "nanoTime")) {
            banned().should().callMethod(System.class, call).check(ENGINE);
        }
        banned().should().callMethod(Instant.class, "now").check(ENGINE);
        banned().should().callMethod(LocalDateTime.class, "now").check(ENGINE);
        banned().should().callMethod(Thread.class, "sleep", long.class).check(ENGINE);
        banned().should().callMethod(Thread.class, "sleep", long.class, int.class).check(ENGINE);
        banned().should().callMethod(Thread.class, "sleep", Duration.class).check(ENGINE);
    }

    @Test
    void chanceComesFromTheSeam() {
        banned().should().callMethod(UUID.class, "randomUUID").check(ENGINE);
        banned().should().callMethod(Uuid.class, "randomUuid").check(ENGINE);
        banned().should().callMethod(Math.class, "random").check(ENGINE);
        banned().should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.util.concurrent.ThreadLocalRandom.class,
                        java.security.SecureRandom.class)
                .check(ENGINE);
    }

    @Test
    void nobodyWaitsForTheFuture() {
        banned().should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.concurrent.Future.class,
                        java.util.concurrent.FutureTask.class,
                        java.util.concurrent.CompletionStage.class,
                        java.util.concurrent.CompletableFuture.class,
                        org.apache.kafka.common.KafkaFuture.class)
                .because("to wait is to park")
                .check(ENGINE);
    }

    @Test
    void stateHasOneOwnerAndSoNoLocks() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(STATE)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .check(ENGINE);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(STATE)
                .and()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(SHARED_FILES)
                .should()
                .haveModifier(JavaModifier.VOLATILE)
                .check(ENGINE);
        noClasses()
                .that()
                .resideInAnyPackage(STATE)
                .and()
                .haveNameNotMatching(SHARED_FILES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent.locks..", "java.util.concurrent.atomic..")
                .check(ENGINE);
    }

    @Test
    void stateKeepsItsThingsInAnOrderThatRepeats() {
        var iteration =
                describe(
                        "goes through a hash table",
                        (JavaMethodCall call) ->
                                ITERATION.contains(call.getTarget().getName())
                                        && HASHED.contains(
                                                call.getTarget().getOwner().getFullName()));
        noClasses()
                .that()
                .resideInAnyPackage(STATE)
                .should()
                .callMethodWhere(iteration)
                .because("the order of a hash table differs from run to run")
                .check(ENGINE);
    }

    private static GivenClassesConjunction banned() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(of("loop"), of("net"));
    }

    private static String of(String name) {
        return ROOT + "." + name + "..";
    }

    private static String[] packages(String... names) {
        return List.of(names).stream().map(ArchitectureTest::of).toArray(String[]::new);
    }
}
