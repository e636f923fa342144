package io.logarium.app.snippet;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window gives to paste compiles as it is and does what it says.
class JavaSnippetsTest {
    @TempDir Path folder;

    @Test
    void everyJavaSnippetCompilesAndDoesWhatItSays() throws Exception {
        try (var boxed = Boxed.start()) {
            new Story(boxed, new JavaSpeaker(folder)).tell();
        }
    }

    /// Compiles a program in memory and runs it in this process.
    private static final class JavaSpeaker implements Story.Speaker {
        private final Path folder;
        private int programs;

        JavaSpeaker(Path folder) {
            this.folder = folder;
        }

        @Override
        public String code(Trio trio) {
            return trio.java();
        }

        @Override
        public String run(String code) throws Exception {
            var said = new ByteArrayOutputStream();
            var before = System.out;
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            try {
                main(compiled(code));
            } finally {
                System.setOut(before);
            }
            return said.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void runUntil(String code, BooleanSupplier claim) throws Exception {
            var program = compiled(code);
            var failure = new AtomicReference<Throwable>();
            var before = System.out;
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true));
            var thread =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                try {
                                    main(program);
                                } catch (Exception e) {
                                    failure.set(e);
                                }
                            });
            try {
                until(
                        "what the program does",
                        () -> {
                            if (!thread.isAlive()) {
                                throw new AssertionError(code, failure.get());
                            }
                            return claim.getAsBoolean();
                        });
            } finally {
                thread.interrupt();
                thread.join();
                System.setOut(before);
            }
        }

        private static void main(Class<?> program) throws Exception {
            try {
                program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        private Class<?> compiled(String code) throws Exception {
            var to = folder.resolve("program-" + programs++);
            assertThat(to.toFile().mkdir()).isTrue();
            var clients = Admin.class.getProtectionDomain().getCodeSource().getLocation();
            var said = new StringWriter();
            var compiler = ToolProvider.getSystemJavaCompiler();
            var options =
                    List.of(
                            "-d",
                            to.toString(),
                            "-proc:none",
                            "-cp",
                            Path.of(clients.toURI()).toString());
            boolean fine =
                    compiler.getTask(said, null, null, options, null, List.of(new Source(code)))
                            .call();
            assertThat(fine).as(said + "\n" + code).isTrue();
            var loader =
                    new URLClassLoader(new URL[] {to.toUri().toURL()}, getClass().getClassLoader());
            return loader.loadClass("Example");
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String code) {
            super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
