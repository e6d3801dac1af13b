package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Encryption;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.springframework.security.access.AccessDeniedException;

/** The two kinds of store in the form of the global configuration. */
public class StoreConfigurationTest {
  private static final Path HOME = Path.of("/var/jenkins");

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final FolderStore.DescriptorImpl folderForm = new FolderStore.DescriptorImpl();
  private final S3Store.DescriptorImpl bucketForm = new S3Store.DescriptorImpl();

  @Before
  public void signIn() {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
  }

  @Test
  public void aFolderIsAbsoluteOrBelowTheHomeOfJenkins() {
    assertThat(folder("").place(HOME)).isEqualTo(place("/var/jenkins/dogdriver/runs"));
    assertThat(folder(" runs ").place(HOME)).isEqualTo(place("/var/jenkins/runs"));
    assertThat(folder("/runs").place(HOME)).isEqualTo(place("/runs"));
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> folder("a\0b").place(HOME))
        .withMessageContaining("is not the path of a folder");
  }

  @Test
  public void aFolderIsCheckedAndTried() {
    assertThat(folderForm.doCheckPath("runs")).hasToString("OK");
    assertThat(folderForm.doCheckPath("a\0b")).asString().startsWith("ERROR: ");
    assertThat(folderForm.doTestStore("runs"))
        .hasToString(
            "OK: An object was written to the folder " + jenkins.home() + "/runs and read again.");
    assertThat(jenkins.home().resolve("runs")).isEmptyDirectory();
    assertThat(folderForm.doTestStore(null))
        .hasToString("ERROR: The request leaves out a field of the form.");
  }

  @Test
  public void aFolderThatCannotBeMadeIsReported() throws IOException {
    Files.writeString(jenkins.home().resolve("file"), "");

    assertThat(folderForm.doTestStore("file/runs"))
        .asString()
        .startsWith("ERROR: The folder " + jenkins.home() + "/file/runs cannot be written to");
  }

  @Test
  public void aBucketHasTheRegionAndTheKeyThatAreChosen() {
    jenkins.userNameAndPassword("bucket-key", "AKIA", "secret");
    S3Store store = new S3Store(" runs ");
    store.setRegion(" eu-west-1 ");
    store.setEndpoint(" https://s3.example ");
    store.setPathStyle(true);
    store.setCredentialsId(" bucket-key ");

    assertThat(store.place(HOME))
        .isEqualTo(
            new StorePlace.Bucket(
                new S3Settings(
                    "runs",
                    "eu-west-1",
                    Optional.of(URI.create("https://s3.example")),
                    true,
                    Optional.of(new AccessKey("AKIA", new Secret("secret"), new Secret(""))))));
  }

  @Test
  public void aBucketNeedsNothingButItsName() {
    S3Store store = new S3Store("runs");
    store.setRegion(" ");

    assertThat(store.place(HOME))
        .isEqualTo(
            new StorePlace.Bucket(
                new S3Settings("runs", "us-east-1", Optional.empty(), false, Optional.empty())));
    assertThat(List.of(store.getBucket(), store.getRegion(), store.getEndpoint()))
        .containsExactly("runs", "us-east-1", "");
    assertThat(store.isPathStyle()).isFalse();
    assertThat(store.getCredentialsId()).isEmpty();
  }

  @Test
  public void theEncryptionOfABucketIsTakenFromTheForm() {
    S3Store store = new S3Store("runs");
    store.setSse("aws:kms");
    store.setSseKmsKeyId(" alias/runs ");
    store.setRequesterPays(true);

    assertThat(store.place(HOME))
        .isEqualTo(
            new StorePlace.Bucket(
                new S3Settings(
                    "runs",
                    "us-east-1",
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.of(new S3Encryption("aws:kms", "alias/runs")),
                    true)));
    assertThat(List.of(store.getSse(), store.getSseKmsKeyId()))
        .containsExactly("aws:kms", "alias/runs");
    assertThat(store.isRequesterPays()).isTrue();
    assertThat(bucketForm.doFillSseItems())
        .extracting(option -> option.value)
        .containsExactly("", "AES256", "aws:kms");
    assertThat(bucketForm.doCheckSseKmsKeyId("alias/runs", "aws:kms")).hasToString("OK");
    assertThat(bucketForm.doCheckSseKmsKeyId("alias/runs", ""))
        .hasToString("ERROR: A sseKmsKeyId is of use with the sse aws:kms only.");
  }

  @Test
  public void aBucketIsCheckedFieldByField() {
    assertThat(bucketForm.doCheckBucket("runs")).hasToString("OK");
    assertThat(bucketForm.doCheckBucket("x")).asString().startsWith("ERROR: The name of a bucket");
    assertThat(bucketForm.doCheckEndpoint("")).hasToString("OK");
    assertThat(bucketForm.doCheckEndpoint("https://s3.example")).hasToString("OK");
    assertThat(bucketForm.doCheckEndpoint("s3.example"))
        .asString()
        .startsWith("ERROR: The endpoint of S3 must be an http or https URL");
  }

  @Test
  public void aBucketIsTried() {
    jenkins.userNameAndPassword("key", S3StandIn.KEY.id(), S3StandIn.KEY.secret().reveal());
    try (S3StandIn s3 = new S3StandIn()) {
      assertThat(tried(s3, S3StandIn.BUCKET, "key"))
          .hasToString(
              "OK: An object was written to the bucket "
                  + S3StandIn.BUCKET
                  + " at "
                  + s3.endpoint()
                  + " and read again.");
      assertThat(tried(s3, "another", "key"))
          .asString()
          .startsWith("ERROR: The bucket another at ")
          .contains("there is no such bucket");
      assertThat(tried(s3, S3StandIn.BUCKET, "gone"))
          .asString()
          .startsWith("ERROR: There is no credential 'gone' of the right kind");
    }
  }

  private FormValidation tried(S3StandIn s3, String bucket, String credentialsId) {
    return bucketForm.doTestStore(
        bucket, "us-east-1", s3.endpoint().toString(), true, credentialsId, "", "", false);
  }

  @Test
  public void aTestThatLeavesOutAFieldIsAnswered() {
    assertThat(bucketForm.doTestStore(null, "", "", true, "", null, null, false))
        .hasToString("ERROR: The request leaves out a field of the form.");
  }

  @Test
  public void onlyUserNamesWithPasswordsAreKeysOfABucket() {
    jenkins.secretText("api", "a");
    jenkins.userNameAndPassword("bucket-key", "AKIA", "secret");

    assertThat(jenkins.offered(bucketForm.doFillCredentialsIdItems("")))
        .containsExactly("", "bucket-key");
  }

  @Test
  public void aReaderMayTryNothing() {
    jenkins.signIn("reader", Jenkins.READ);

    for (ThrowingCallable check :
        List.<ThrowingCallable>of(
            () -> folderForm.doCheckPath(""),
            () -> folderForm.doTestStore(""),
            () -> bucketForm.doCheckBucket("runs"),
            () -> bucketForm.doCheckEndpoint(""),
            () -> bucketForm.doCheckSseKmsKeyId("", ""),
            () -> bucketForm.doTestStore("runs", "", "", true, "", "", "", false))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(check);
    }
  }

  private static FolderStore folder(String path) {
    FolderStore store = new FolderStore();
    store.setPath(path);
    return store;
  }

  private static StorePlace place(String folder) {
    return new StorePlace.Folder(Path.of(folder));
  }
}
